import { describe, expect, it } from 'vitest'
import { commandNames, type CommandName } from '../../shared/commands.ts'
import type { CommandTests } from './command-harness.testkit.ts'
import { panelCommandTests } from './panel-command-tests.testkit.ts'
import { sessionCommandTests } from './session-command-tests.testkit.ts'
import { settingsCommandTests } from './settings-command-tests.testkit.ts'

/** Complete by its type: a command without a test does not compile. */
const tests: CommandTests<CommandName> = { ...sessionCommandTests, ...settingsCommandTests, ...panelCommandTests }

describe.each(commandNames)('%s', (name) => {
  it('has a test', () => {
    expect(Object.keys(tests[name])).not.toEqual([])
  })

  it.each(Object.entries(tests[name] ?? {}))('%s', async (_sentence, run) => {
    await run()
  })
})
