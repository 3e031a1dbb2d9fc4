import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { exitCodeFor } from '../../src/main/cli/exit-codes.ts'
import { errorCodes } from '../../src/shared/error-codes.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { projectFolder } from './cruise-fixture.ts'

const sourceFolders = ['bench', 'docs', 'scripts', 'simulator', 'src', 'test']
const files = [
  ...readdirSync(projectFolder),
  ...sourceFolders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  ),
].map((file) => file.replaceAll('\\', '/'))
const documents = files.filter((file) => file.endsWith('.md'))

const read = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')

/**
 * Rows of the table whose head begins so, as cells without their code marks. Empty without such a
 * table.
 */
function tableRows(document: string, head: string): string[][] {
  const [, afterHead = ''] = read(document).split(`\n| ${head} |`)
  const [table = ''] = afterHead.split('\n\n')
  const rows = table.split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1, -1),
  )
}

const firstColumn = (document: string, head: string): string[] => tableRows(document, head).map(([cell = '']) => cell)

/** Texts that the documents contain in this form, each with its document. */
function mentions(pattern: RegExp): { readonly document: string; readonly text: string }[] {
  return documents.flatMap((document) =>
    [...read(document).matchAll(pattern)].map(([, text = '']) => ({ document, text })),
  )
}

describe('documents', () => {
  it('list every exit code and no other', () => {
    const used = new Set([0, ...errorCodes.map(exitCodeFor)])
    const listed = firstColumn('docs/command-line.md', 'Exit code').map(Number)
    expect(listed).toEqual([...used].sort((a, b) => a - b))
  })

  it('list every key of the settings file and no other', () => {
    expect(firstColumn('docs/configuration.md', 'Key').sort()).toEqual(Object.keys(defaultSettings).sort())
  })

  it('give the default of every key', () => {
    const listed = tableRows('docs/configuration.md', 'Key').map(([key, , value]) => [key, value])
    const isNone = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)
    const defaults = Object.entries(defaultSettings).map(([key, value]) => [
      key,
      isNone(value) ? 'none' : String(value),
    ])
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(defaults))
  })

  it('name only npm scripts that exist', () => {
    const named = mentions(/npm run ([\w-]+)/g)
    expect(named).not.toEqual([])
    expect(named.filter(({ text }) => !Object.hasOwn(packageJson.scripts, text))).toEqual([])
  })

  it('name only source files that exist', () => {
    const named = mentions(/`([\w./-]+\.(?:ts|mjs|svelte))`/g)
    expect(named).not.toEqual([])
    expect(named.filter(({ text }) => !files.some((file) => `/${file}`.endsWith(`/${text}`)))).toEqual([])
  })

  it('quote only tests that exist', () => {
    const quotes = [...read('SECURITY.md').matchAll(/`([\w-]+\.(?:spec|test)\.ts)`: ("[^|.]+")/g)]
    const titles = quotes.flatMap(([, file = '', list = '']) =>
      [...list.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
    )
    const isTitle = (file: string, title: string): boolean =>
      files.some((path) => path.endsWith(`/${file}`) && read(path).includes(title))
    expect(titles).not.toEqual([])
    expect(titles.filter(({ file, title }) => !isTitle(file, title))).toEqual([])
  })

  it('begin with a README of one screen and a half', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(80)
  })
})
