import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { projectFolder } from '../support/project-folder.ts'
import { cruiseFixture, type Violation } from './cruise-fixture.ts'
import { mayImport, readImportTable, type ImportRow } from './import-table.ts'

const table = readImportTable(readFileSync(join(projectFolder, 'ARCHITECTURE.md'), 'utf8'))

/** One file of each folder, and the ports, which have a right of their own. */
const ownFiles = [
  'src/shared/sample.ts',
  'src/shared/ipc-contract.ts',
  'src/shared/i18n/sample.ts',
  'src/core/session/sample.ts',
  'src/core/ports.ts',
  'src/core/redact.ts',
  'src/main/sample.ts',
  'src/main/ipc/sample.ts',
  'src/main/adapters/sample.ts',
  'src/main/composition/sample.ts',
  'src/main/window/sample.ts',
  'src/main/desktop/sample.ts',
  'src/main/lifecycle/sample.ts',
  'src/main/panel-commands/sample.ts',
  'src/main/cli/sample.ts',
  'src/main/cli/launch-arguments.ts',
  'src/preload/sample.ts',
  'src/renderer/sample.ts',
  'src/renderer/ui/sample.ts',
  'src/renderer/app/sample.ts',
  'src/renderer/panel/sample.ts',
  'src/renderer/sign-in/sample.ts',
  'src/renderer/settings/sample.ts',
  'src/renderer/questions/sample.ts',
  'simulator/sample.ts',
]
const modules = [
  ...['node:fs', 'node:path', 'node:net'],
  ...Object.keys(packageJson.dependencies),
  ...['electron', 'svelte', '@lucide/svelte', 'selfsigned', 'vite'],
]
const entryOf: Readonly<Record<string, string>> = {
  'electron-log': 'electron-log/node.js',
  // The bare name is a module of Node.
  punycode: 'punycode/punycode.js',
  '@lucide/svelte': '@lucide/svelte/icons/x',
}

/** Files of a row: an ordinary one, and one for each pattern of the last column. */
function importersOf(row: ImportRow): string[] {
  const named = row.only.map(({ file }) =>
    file
      .replace(/\/$/, '/kept')
      .replace('*', 'kept')
      .replace(/(\.ts)?$/, '.ts'),
  )
  const folder = row.files.replace('/*.ts', '')
  return ['ordinary.ts', ...new Set(named)].map((file) => `${folder}/${file}`)
}

const fileInRow = (row: ImportRow, importer: string): string =>
  importer.slice(row.files.replace('*.ts', '').replace(/\/?$/, '/').length)

function written(importer: string, target: string): string {
  if (!ownFiles.includes(target)) return entryOf[target] ?? target
  const path = posix.relative(dirname(importer), target)
  return path.startsWith('.') ? path : `./${path}`
}

/** Each importer of each row imports everything. */
function wholeMatrix(): Record<string, string> {
  const files: Record<string, string> = Object.fromEntries(ownFiles.map((path) => [path, 'export const thing = 1\n']))
  for (const importer of table.flatMap(importersOf))
    files[importer] = [...ownFiles, ...modules]
      .map((target, at) => `import * as thing${at} from '${written(importer, target)}'\n`)
      .join('')
  return files
}

describe('the import check', () => {
  let found: Violation[]
  beforeAll(() => {
    found = cruiseFixture(wholeMatrix())
  }, 120_000)

  it.each(table)('lets $files import what ARCHITECTURE.md says, and nothing else', (row) => {
    for (const importer of importersOf(row)) {
      const refused = found
        .filter(({ rule, file }) => rule === row.files && file === importer)
        .map(({ module }) => module)
      const expected = [...ownFiles, ...modules].filter((target) => !mayImport(row, fileInRow(row, importer), target))
      expect([...new Set(refused)].sort(), importer).toEqual(expected.map((target) => written(importer, target)).sort())
    }
  })

  it('has a row for every file of the program', () => {
    const sources = readdirSync(join(projectFolder, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => posix.join(relative(projectFolder, entry.parentPath).replaceAll('\\', '/'), entry.name))
    const isGoverned = (path: string): boolean =>
      table.some(({ files }) => mayImport({ files, may: [files], only: [] }, '', path))
    expect(sources.filter((path) => !isGoverned(path))).toEqual([])
  })
})
