import { ESLint, type Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../support/project-folder.ts'

/** For each rule: a file where it applies, code that breaks it, and advice of its message. */
const broken: readonly (readonly [what: string, file: string, code: string, advice: string])[] = [
  ['an enum', 'src/core/redact.ts', 'export enum Colour { red }', 'write a union of literals'],
  ['a barrel', 'src/core/redact.ts', "export * from './ports.ts'", 'import from the file that has the thing'],
  ['a default export', 'src/core/redact.ts', 'export default 1', 'export it by its name'],
  ...[
    "if (error.detail === 'empty') error.code = ''",
    "if ('empty' !== error?.detail) error.code = ''",
    "const { detail } = error\nif (detail === 'empty') error.code = ''",
    "switch (error.detail) { case 'empty': error.code = '' }",
    "if (error.detail?.startsWith('ERR_')) error.code = ''",
    "if (['empty'].includes(error.detail)) error.code = ''",
  ].map(
    (decision) =>
      [
        'a decision by free text',
        'src/core/redact.ts',
        `declare const error: Thing\n${decision}`,
        'give the error a reason',
      ] as const,
  ),
  ['console', 'src/core/redact.ts', "console.log('here')", 'Unexpected console'],
  [
    'a type imported as a value',
    'src/core/redact.ts',
    "import { Log } from './ports.ts'\nexport type L = Log",
    'import type',
  ],
  ['keytar away from its process', 'src/core/redact.ts', "import 'keytar'", 'CredentialVault port'],
  [
    'the simulator in the program',
    'src/core/redact.ts',
    "import '../../simulator/sessions/guid-rotation.ts'",
    'reach it over the network',
  ],
  [
    'the program in the simulator',
    'simulator/sessions/guid-rotation.ts',
    "import '../src/core/redact.ts'",
    'write down what the gateway says',
  ],
  [
    'main in the page',
    'src/renderer/main.ts',
    "import type { Log } from '../core/ports.ts'\nexport type L = Log",
    'ask main through a command',
  ],
  [
    'main’s types in a component',
    'src/renderer/App.svelte',
    '<script lang="ts">import type { Log } from "../core/ports.ts"; export type L = Log</script>',
    'ask main',
  ],
  ['Node in the page', 'src/renderer/main.ts', "import 'node:fs'", 'neither Node nor Electron'],
  ['another package in the page', 'src/renderer/main.ts', "import 'valibot'", 'costs start time'],
  [
    'the bridge in a component of ui/',
    'src/renderer/ui/TextField.svelte',
    '<script lang="ts">void window.agentBar.hidePanel()</script>',
    'knows its props alone',
  ],
  [
    'the context in a component of ui/',
    'src/renderer/ui/TextField.svelte',
    '<script lang="ts">import { getContext } from "svelte"; getContext("page")</script>',
    'knows its props alone',
  ],
  [
    'a type of the page’s state in a component of ui/',
    'src/renderer/ui/TextField.svelte',
    '<script lang="ts">import type { PageContext } from "../app/page-context.ts"; export type P = PageContext</script>',
    'knows its props alone',
  ],
  [
    'a value of src/shared in ui/',
    'src/renderer/ui/place-below.ts',
    "import { success } from '../../shared/result.ts'\nexport const done = success(null)",
    'knows its props alone',
  ],
  ['a file beyond 250 lines', 'src/core/redact.ts', '//\n'.repeat(260), 'too many lines'],
  ['a mocked Electron', 'src/core/redact.test.ts', "import { vi } from 'vitest'\nvi.mock('electron')", 'pure function'],
  [
    'a silenced test',
    'src/core/redact.test.ts',
    "import { it } from 'vitest'\nit.skip('works', () => {})",
    'repair it or delete it',
  ],
  [
    'a test that shuts the others out',
    'src/core/redact.test.ts',
    "import { it } from 'vitest'\nit.only('works', () => {})",
    'repair it or delete it',
  ],
]

describe('the lint check', () => {
  let eslint: ESLint
  beforeAll(() => {
    // Our own rules need no types, and to get them takes most of the time.
    eslint = new ESLint({ cwd: projectFolder, overrideConfig: tseslint.configs.disableTypeChecked })
  })

  it.each(broken)(
    'refuses %s',
    async (_what, file, code, advice) => {
      const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
      expect(result?.messages.map(({ message }) => message).join('\n')).toContain(advice)
    },
    60_000,
  )

  it('lets a detail be shown, or left out when there is none', async () => {
    const code =
      'declare const error: { detail?: string }\nexport const shown = error.detail === undefined ? [] : [error.detail]'
    const [result] = await eslint.lintText(`${code}\n`, { filePath: 'src/core/redact.ts' })
    expect(result?.messages).toEqual([])
  }, 60_000)

  it.each(['src/core/redact.ts', 'src/main/index.ts', 'simulator/main.ts', 'src/core/redact.test.ts'])(
    'checks %s with types',
    async (file) => {
      const { rules } = (await new ESLint({ cwd: projectFolder }).calculateConfigForFile(file)) as Linter.Config
      expect(rules).toMatchObject({
        '@typescript-eslint/no-floating-promises': [2],
        '@typescript-eslint/switch-exhaustiveness-check': [2, {}],
      })
    },
    60_000,
  )
})
