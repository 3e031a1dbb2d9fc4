import { beforeAll, describe, expect, it } from 'vitest'
import { cruiseFixture, type Violation } from './cruise-fixture.ts'

/** A forbidden import for rows of the table in ARCHITECTURE.md and for each other rule. */
const forbidden: readonly (readonly [rule: string, file: string, module: string])[] = [
  ['src/shared', 'src/shared/dates.ts', 'node:fs'],
  ['src/core', 'src/core/lookups.ts', 'electron'],
  ['src/core', 'src/core/types-alone.ts', 'electron'],
  ['src/core', 'src/core/at-run-time.ts', 'node:fs'],
  ['src/main/ipc', 'src/main/ipc/command-handlers.ts', '../adapters/log.ts'],
  ['src/main/adapters', 'src/main/adapters/vault.ts', 'keytar'],
  ['src/main/window', 'src/main/window/window.ts', '../cli/run.ts'],
  ['src/main/cli', 'src/main/cli/run.ts', '../adapters/log.ts'],
  ['src/main/*.ts', 'src/main/index.ts', '../renderer/page.ts'],
  ['src/preload', 'src/preload/index.ts', 'valibot'],
  ['src/renderer', 'src/renderer/page.ts', '../core/lookups.ts'],
  ['src/renderer', 'src/renderer/Card.svelte', 'electron'],
  ['src/renderer/ui', 'src/renderer/ui/place.ts', '../app/page-context.ts'],
  ['src/renderer/ui', 'src/renderer/ui/Field.svelte', '../app/page-context.ts'],
  ['src/renderer/ui', 'src/renderer/ui/values.ts', '../../shared/texts.ts'],
  ['src/renderer/app', 'src/renderer/app/clock.ts', '../panel/search.ts'],
  ['src/renderer/questions', 'src/renderer/questions/question.ts', '../panel/search.ts'],
  ['simulator', 'simulator/server/handle-gateway-request.ts', 'undici'],
  ['simulator-on-its-own', 'simulator/server/router.test.ts', '../../src/shared/dates.ts'],
  ['no-unresolvable', 'src/core/lost.ts', './gone.ts'],
  ['no-tests-in-the-program', 'src/core/tested.ts', './tested.testkit.ts'],
  ['page-without-schemas', 'src/renderer/validates.ts', '../shared/commands.ts'],
  ['page-without-schemas', 'src/renderer/defaults.ts', '../shared/settings.ts'],
  ['no-cycles', 'src/core/hen.ts', './egg.ts'],
]

const special: Readonly<Record<string, string>> = {
  'src/core/types-alone.ts': "import type { App } from 'electron'\nexport type Program = App\n",
  'src/core/at-run-time.ts': "export const late = () => import('node:fs')\n",
  'src/renderer/Card.svelte': '<script lang="ts">\n  import { app } from "electron"\n</script>\n<p>{app}</p>\n',
  'src/renderer/ui/Field.svelte':
    '<script lang="ts">\n  import { page } from "../app/page-context.ts"\n</script>\n<p>{page}</p>\n',
  'src/renderer/app/page-context.ts': 'export const page = 1\n',
  'src/renderer/panel/search.ts': 'export const search = 1\n',
  'src/core/egg.ts': "import './hen.ts'\n",
  'src/core/tested.testkit.ts': 'export {}\n',
  'src/main/adapters/log.ts': 'export {}\n',
  'src/core/alone.ts': 'export const alone = 1\n',
  'src/shared/settings.ts': "import 'valibot'\n",
}
const lawful: Readonly<Record<string, string>> = {
  'src/shared/commands.ts': "import 'valibot'\nexport type CommandName = string\n",
  'src/renderer/types-alone.ts':
    "import type { CommandName } from '../shared/commands.ts'\nexport type Name = CommandName\n",
  'src/shared/texts.ts': "import 'intl-messageformat'\nexport type Text = string\n",
  'src/core/session.ts': "import '../shared/texts.ts'\nimport 'valibot'\n",
  'src/renderer/ui/types-alone.ts': "import type { Text } from '../../shared/texts.ts'\nexport type T = Text\n",
  'src/renderer/panel/view.ts': "import '../ui/types-alone.ts'\nimport '../app/page-context.ts'\n",
  'src/core/session.test.ts': "import 'vitest'\nimport 'node:fs'\nimport './session.ts'\n",
}

describe('the import check', () => {
  let found: Violation[]
  beforeAll(() => {
    const imports = forbidden.map(([, file, module]) => [file, `import '${module}'\n`])
    found = cruiseFixture({ ...lawful, ...Object.fromEntries(imports), ...special })
  }, 120_000)

  it.each(forbidden)('fails with %s when %s imports %s', (rule, file, module) => {
    expect(found).toContainEqual({ rule, file, module })
  })

  it('fails on a file that nothing uses', () => {
    expect(found).toContainEqual({ rule: 'no-orphans', file: 'src/core/alone.ts', module: '' })
  })

  it('is content with files that keep to the table', () => {
    expect(found.filter(({ file }) => file in lawful)).toEqual([])
  })
})
