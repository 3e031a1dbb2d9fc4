import { describe, expect, it } from 'vitest'
import { commandNames, type CommandName } from '../../shared/commands.ts'
import type { CommandTests } from './command-harness.testkit.ts'
import { panelAndColleagueCommandCases } from './panel-and-colleague-command-cases.testkit.ts'
import { profileCommandCases } from './profile-command-cases.testkit.ts'
import { sessionCommandCases } from './session-command-cases.testkit.ts'
import { settingsCommandCases } from './settings-command-cases.testkit.ts'

/** Complete by its type: a command without a test does not compile. */
const tests: CommandTests<CommandName> = {
  ...sessionCommandCases,
  ...profileCommandCases,
  ...settingsCommandCases,
  ...panelAndColleagueCommandCases,
}

describe.each(commandNames)('%s', (name) => {
  it('has a test', () => {
    expect(Object.keys(tests[name])).not.toEqual([])
  })

  it.each(Object.entries(tests[name] ?? {}))('%s', async (_sentence, run) => {
    await run()
  })
})
