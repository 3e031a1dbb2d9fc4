import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectFolder } from '../support/project-folder.ts'

/** A forbidden import: the rule, the file, and the imported module as it is written there. */
export interface Violation {
  readonly rule: string
  readonly file: string
  readonly module: string
}

interface CruiseReport {
  readonly modules: readonly {
    readonly source: string
    readonly rules?: readonly { readonly name: string }[]
    readonly dependencies: readonly {
      readonly module: string
      readonly coreModule: boolean
      readonly rules?: readonly { readonly name: string }[]
    }[]
  }[]
}

/**
 * Writes the files to a folder of their own, runs the import check there with the project's
 * configuration, and returns what it found. For a rule about a whole file `module` is empty.
 */
export function cruiseFixture(files: Readonly<Record<string, string>>): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'agentbar-rules-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'dir')
    return violationsOf(cruise(folder, [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function cruise(folder: string, roots: readonly string[]): CruiseReport {
  const tool = join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(projectFolder, '.dependency-cruiser.cjs')
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 } as const
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tool, '--config', config, '--output-type', 'json', ...roots],
    options,
  )
  if (!stdout.startsWith('{')) throw new Error(`the import check did not run: ${stderr || stdout}`)
  return JSON.parse(stdout) as CruiseReport
}

const violationsOf = ({ modules }: CruiseReport): Violation[] =>
  modules.flatMap(({ source, rules = [], dependencies }) => [
    ...rules.map(({ name }) => ({ rule: name, file: source, module: '' })),
    ...dependencies.flatMap(({ module, coreModule, rules: broken = [] }) =>
      broken.map(({ name }) => ({ rule: name, file: source, module: coreModule ? `node:${module}` : module })),
    ),
  ])
