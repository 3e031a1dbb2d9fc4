import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instanceLockProblem } from './instance-lock.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'agentbar-lock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a lock that somebody holds is no problem: the program runs already', () => {
  symlinkSync('this-computer-4711', join(folder, 'SingletonLock'))
  expect(instanceLockProblem(folder, 'linux')).toBeNull()
})

it('a lock that is refused and does not exist could not be written', () => {
  expect(instanceLockProblem(folder, 'linux')).toBe('ENOENT')
  expect(instanceLockProblem(folder, 'win32')).toBeNull()
})
