import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isPrivatelyWritable, writingProblem } from './writable-folder.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'agentbar-folder-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('writingProblem', () => {
  it('is none for a folder that can be written to or made, and leaves nothing in it', () => {
    const folder = join(root, 'one/two')
    expect(writingProblem(folder)).toBeNull()
    expect(writingProblem(folder)).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })

  it('names what the system says of a file in its place or on its way', () => {
    const file = join(root, 'file')
    writeFileSync(file, 'kept')
    expect(writingProblem(file)).toBe('EEXIST')
    expect(writingProblem(join(file, 'below'))).toBe('ENOTDIR')
  })

  it('names what the system says of a name that is too long', () => {
    expect(writingProblem(join(root, 'x'.repeat(300)))).toBe('ENAMETOOLONG')
  })
})

// Windows has no such modes; its temporary folder is the user's own.
if (process.platform !== 'win32')
  describe('isPrivatelyWritable', () => {
    it('is true for a folder that is made by it, and again at the next start', () => {
      const folder = join(root, 'own')
      expect(isPrivatelyWritable(folder)).toBe(true)
      expect(isPrivatelyWritable(folder)).toBe(true)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    })

    it('is false for a folder that others may look into', () => {
      const folder = join(root, 'open')
      expect(isPrivatelyWritable(folder)).toBe(true)
      chmodSync(folder, 0o755)
      expect(isPrivatelyWritable(folder)).toBe(false)
    })

    it('is false for a link that somebody put there', () => {
      const link = join(root, 'link')
      symlinkSync(mkdtempSync(join(root, 'elsewhere-')), link)
      expect(isPrivatelyWritable(link)).toBe(false)
    })
  })
