import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentHash, readStamp, writeStamp } from './stamps.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'agentbar-stamps-'))
  mkdirSync(path.join(folder, 'src'))
  writeFileSync(path.join(folder, 'src', 'a.ts'), 'one')
  writeFileSync(path.join(folder, 'src', 'a.test.ts'), 'test')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the hash of sources', () => {
  it('is the same for a copy with other times', () => {
    const copy = path.join(folder, 'copy')
    cpSync(path.join(folder, 'src'), path.join(copy, 'src'), { recursive: true })
    utimesSync(path.join(copy, 'src', 'a.ts'), 1, 1)
    expect(contentHash(copy, ['src'])).toBe(contentHash(folder, ['src']))
  })

  it('changes when a file is changed, added, renamed or removed', () => {
    const hashes = [contentHash(folder, ['src'])]
    const changes = [
      () => writeFileSync(path.join(folder, 'src', 'a.ts'), 'two'),
      () => writeFileSync(path.join(folder, 'src', 'b.ts'), 'two'),
      () => cpSync(path.join(folder, 'src', 'b.ts'), path.join(folder, 'src', 'c.ts')),
      () => rmSync(path.join(folder, 'src', 'a.ts')),
    ]
    for (const change of changes) {
      change()
      hashes.push(contentHash(folder, ['src']))
    }
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('does not change with a file that is left out', () => {
    const isTest = (file) => file.endsWith('.test.ts')
    const before = contentHash(folder, ['src'], isTest)
    writeFileSync(path.join(folder, 'src', 'a.test.ts'), 'other')
    expect(contentHash(folder, ['src'], isTest)).toBe(before)
  })

  it('takes a source that does not exist yet as empty', () => {
    expect(contentHash(folder, ['src', 'resources'])).toBe(contentHash(folder, ['src']))
  })
})

describe('a stamp', () => {
  it('is read back as written, and leaves no unfinished file behind', () => {
    const file = path.join(folder, 'out', 'app.stamp')
    writeStamp(file, 'abc')
    expect(readStamp(file)).toBe('abc')
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['app.stamp'])
  })

  it('that is missing is undefined', () => {
    expect(readStamp(path.join(folder, 'none'))).toBeUndefined()
  })
})
