/** A row of ARCHITECTURE.md's import table: the files, and what they may import. */
export interface ImportRow {
  readonly files: string
  readonly may: readonly string[]
  /** Modules that only the files of this pattern may import. */
  readonly only: readonly { readonly module: string; readonly file: string }[]
}

/**
 * Reads the import table of ARCHITECTURE.md.
 * @throws Error on an invalid row.
 */
export function readImportTable(markdown: string): ImportRow[] {
  const rows = markdown.split('\n').filter((line) => /^\| `(src|simulator)/.test(line))
  if (rows.length === 0) throw new Error('ARCHITECTURE.md has no import table')
  return rows.map(readRow)
}

function readRow(line: string): ImportRow {
  const [files = '', may = '', only = ''] = line
    .split('|')
    .slice(1, 4)
    .map((cell) => cell.trim())
  return {
    files: inCode(files),
    may: listed(may).map((word) => (word === 'itself' ? inCode(files) : inCode(word))),
    only: listed(only).map((phrase) => {
      const [module = '', file = ''] = phrase.split(' in ')
      return { module: inCode(module), file: inCode(file) }
    }),
  }
}

const listed = (cell: string): string[] => (cell === '' ? [] : cell.split(', '))

function inCode(text: string): string {
  const word = /^`([^`]+)`$/.exec(text)?.[1]
  if (word === undefined) throw new Error(`not a name in the import table: ${text}`)
  return word
}

/** Whether a file of this row may import the target: a path, a package or a `node:` module. */
export function mayImport(row: ImportRow, fileInRow: string, target: string): boolean {
  const isKeptHere = row.only.some(({ module, file }) => covers(module, target) && isMatch(file, fileInRow))
  return isKeptHere || row.may.some((word) => covers(word, target))
}

function covers(word: string, target: string): boolean {
  if (word.includes('*')) return isMatch(word, target)
  return target === word || target.startsWith(`${word}/`)
}

/** `*` matches within one folder. A pattern that ends in `/` matches all in that folder. */
function isMatch(pattern: string, path: string): boolean {
  if (pattern.endsWith('/')) return path.startsWith(pattern)
  const [before = '', after = ''] = pattern.split('*')
  if (!pattern.includes('*')) return path === pattern
  const middle = path.slice(before.length, path.length - after.length)
  return path.startsWith(before) && path.endsWith(after) && !middle.includes('/')
}
