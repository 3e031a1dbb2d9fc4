import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { exitCodeFor } from '../../src/main/cli/exit-codes.ts'
import { errorCodes } from '../../src/shared/error-codes.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { projectFolder } from './cruise-fixture.ts'

const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8')

/** First cells of the table under this head. */
function firstColumn(head: string): string[] {
  const [, table = ''] = readme.split(`\n| ${head} |`)
  const [rows = ''] = table.split('\n\n')
  return [...rows.matchAll(/^\| ([^|]+) \|/gm)]
    .map(([, cell = '']) => cell.replaceAll('`', ''))
    .filter((cell) => cell !== '---')
}

describe('README.md', () => {
  it('lists every exit code and no other', () => {
    const used = new Set([0, ...errorCodes.map(exitCodeFor)])
    expect(firstColumn('Exit code').map(Number)).toEqual([...used].sort((a, b) => a - b))
  })

  it('lists every key of the settings file and no other', () => {
    expect(firstColumn('Key | means').sort()).toEqual(Object.keys(defaultSettings).sort())
  })

  it('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name)
    expect(named).not.toEqual([])
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(named))
  })

  it('links only to what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)
    expect(links).not.toEqual([])
    expect(links.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([])
  })
})
