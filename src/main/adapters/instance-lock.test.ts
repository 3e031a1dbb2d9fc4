import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instanceLockProblem } from './instance-lock.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'agentbar-lock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockedBy = (holder: string): void => symlinkSync(holder, join(folder, 'SingletonLock'))

it('a lock that this computer holds is no problem: the program runs already', () => {
  lockedBy(`${hostname()}-4711`)
  expect(instanceLockProblem(folder, 'linux')).toBeNull()
})

it('a lock that another computer holds is named by that computer', () => {
  lockedBy('call-centre-pc-7-4711')
  expect(instanceLockProblem(folder, 'linux')).toBe('call-centre-pc-7')
})

it('a lock that is refused and does not exist could not be written', () => {
  expect(instanceLockProblem(folder, 'linux')).toBe('ENOENT')
  expect(instanceLockProblem(folder, 'win32')).toBeNull()
})
