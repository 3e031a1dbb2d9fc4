import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { citationFaults, type Repository } from './citations.ts'
import { projectFolder } from '../support/project-folder.ts'

const folders = ['.ci', 'bench', 'docs', 'resources', 'scripts', 'simulator', 'src', 'test']
const textPattern = /\.(?:[cm]?[jt]s|svelte|md|css|html|json|ya?ml|sh)$|^\.ci\//
/** Its planted faults are no citations. */
const thisFile = 'test/rules/citations.test.ts'

/** The project as it lies on the disk, without what is built or installed. */
function readRepository(): Repository {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  const paths = [...readdirSync(projectFolder), ...inFolders]
  const texts = paths
    .filter((path) => textPattern.test(path) && path !== 'package-lock.json' && path !== thisFile)
    .filter((path) => statSync(join(projectFolder, path)).isFile())
    .map((path) => [path, readFileSync(join(projectFolder, path), 'utf8')] as const)
  return { paths: new Set(paths), texts: new Map(texts) }
}

describe('the citations in code and documents', () => {
  const repository = readRepository()

  it('all lead to a document, a section, a decision or a heading of this repository', () => {
    expect(repository.texts.size).toBeGreaterThan(500)
    expect([...repository.texts.keys()].flatMap((path) => citationFaults(path, repository))).toEqual([])
  })
})

const documents: Readonly<Record<string, string>> = {
  'README.md': '# Sample\n\n## First use\n\n## `--json` & more, 中文\n\n## First use\n',
  'docs/wire.md': '# Wire\n\n## 1. Address\n\n### 1.1 Port\n\n### 1.2 Host\n\n```md\n## 9. Example\n```\n',
  'docs/decisions/0001-one-thing.md': '# One thing\n',
}

/** The faults of a file with this content beside the sample documents. */
function faultsOf(content: string, path = 'src/sample.ts'): string[] {
  const texts = new Map([...Object.entries(documents), [path, content] as const])
  return citationFaults(path, { paths: new Set([...texts.keys(), 'docs', 'docs/picture.png']), texts })
}

describe('the search for citations that lead nowhere', () => {
  it.each([
    ['// gone.md', 'there is no gone.md'],
    ["const text = read('docs/gone.md')", 'there is no docs/gone.md'],
    ['/** As wire.md §1 says. */', 'there is no wire.md'],
    ['// docs/wire.md §2', 'docs/wire.md has no §2'],
    ['// docs/wire.md §1.3', 'docs/wire.md has no §1.3'],
    ['// docs/wire.md §1.1, §1.4', 'docs/wire.md has no §1.4'],
    ['// docs/wire.md §1.1 and §1.4', 'docs/wire.md has no §1.4'],
    ['// docs/wire.md §1.1-1.4', 'docs/wire.md has no §1.4'],
    ['// docs/wire.md §1.1, and later also §1.4', 'docs/wire.md has no §1.4'],
    ['// docs/wire.md §9', 'docs/wire.md has no §9'],
    ['// README.md §1', 'README.md has no §1'],
    ['// §1', '§1 names no document'],
    ['// docs/decisions/0002', 'there is no docs/decisions/0002'],
    ['// docs/decisions/0001-another', 'there is no docs/decisions/0001-another'],
    ['// docs/decisions/0001-another.md', 'there is no docs/decisions/0001-another.md'],
    ['// see decision 0002', 'there is no docs/decisions/0002'],
  ])('finds it in %s', (content, problem) => {
    expect(faultsOf(content)).toEqual([`src/sample.ts:1: ${problem}`])
  })

  it.each([
    ['[gone](gone.md)', 'there is no gone.md'],
    ['[gone](docs/gone.md#1-address)', 'there is no docs/gone.md'],
    ['![gone](docs/gone.png)', 'there is no docs/gone.png'],
    ['<img src="docs/gone.png">', 'there is no docs/gone.png'],
    ['[gone]: docs/gone.png', 'there is no docs/gone.png'],
    ['[first](README.md#second-use)', 'README.md has no heading #second-use'],
    ['[first](README.md#first-use-2)', 'README.md has no heading #first-use-2'],
    ['[own](#own)', 'GUIDE.md has no heading #own'],
    ['[example](docs/wire.md#9-example)', 'docs/wire.md has no heading #9-example'],
    ['§1', 'GUIDE.md has no §1'],
    ['`docs/wire.md §1.1` and §1.4', 'docs/wire.md has no §1.4'],
    ['`docs/wire.md §1.1` is not our §1.2', 'GUIDE.md has no §1.2'],
    ['See `gone.md`.', 'there is no gone.md'],
  ])('finds it in a document: %s', (content, problem) => {
    expect(faultsOf(content, 'GUIDE.md')).toEqual([`GUIDE.md:1: ${problem}`])
  })

  it('names the line', () => {
    expect(faultsOf('const one = 1\n\n/**\n * Long story.\n * Of gone.md, and\n * docs/wire.md §3.\n */')).toEqual([
      'src/sample.ts:5: there is no gone.md',
      'src/sample.ts:6: docs/wire.md has no §3',
    ])
  })

  it('takes a section without a document for one of the document named last', () => {
    const content = '/** Each entry names its section of docs/wire.md. */\n// §1.1\n// RFC 5280 §4.1\n// §1.2, §1.3'
    expect(faultsOf(content)).toEqual(['src/sample.ts:4: docs/wire.md has no §1.3'])
  })

  it.each([
    '// docs/wire.md §1, §1.1 and §1.2; docs/wire.md §1.1-1.2',
    '// ./README.md, ../README.md, docs/decisions/0001, docs/decisions/0001-one-thing(.md), decision 0001',
    '// RFC 6265 §5.4, https://web.example/gone.md, *.md, **/gone.md, node_modules/**/gone.md',
    "const files = ['!**/node_modules/keytar/{README.md,more.txt}', `${name}.md`]",
  ])('is content with %s', (content) => {
    expect(faultsOf(content)).toEqual([])
  })

  it.each([
    '[a](README.md) [b](README.md#first-use) [c](README.md#first-use-1) [d](README.md#--json--more-中文)',
    '[a](docs) [b](docs/) [c](docs/picture.png "title") [d](docs/wire.md#11-port) [e](https://web.example/#gone)',
    '# 1. Own\n\n§1, [1](#1-own), `[code](gone)`\n\n```sh\n[code](gone)\n```',
    '## 1.2 Own\n\nSee `docs/wire.md §1`, and here §1.2 and §1.2.',
  ])('is content with a document: %s', (content) => {
    expect(faultsOf(content, 'GUIDE.md')).toEqual([])
  })
})
