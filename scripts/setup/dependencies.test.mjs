import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { areDependenciesCurrent, installDependencies, isInstalledAsLocked } from './dependencies.mjs'

const locked = {
  '': { name: 'agentbar' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-elsewhere': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}
const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }

describe('what npm recorded as installed', () => {
  it('matches the lock file without the optional packages of other platforms', () => {
    expect(isInstalledAsLocked(locked, installed)).toBe(true)
  })

  it('does not match with a missing, different or extra package', () => {
    const other = { version: '1.0.1', integrity: 'sha512-a' }
    expect(isInstalledAsLocked(locked, {})).toBe(false)
    expect(isInstalledAsLocked(locked, { 'node_modules/a': other })).toBe(false)
    expect(isInstalledAsLocked(locked, { 'node_modules/a': { ...other, version: '1.0.0', integrity: 'x' } })).toBe(
      false,
    )
    expect(isInstalledAsLocked(locked, { ...installed, 'node_modules/b': other })).toBe(false)
  })
})

describe('the installed dependencies', () => {
  let project
  const write = (file, packages) => writeFileSync(path.join(project, file), JSON.stringify({ packages }))

  beforeEach(() => {
    project = mkdtempSync(path.join(tmpdir(), 'agentbar-dependencies-'))
    write('package-lock.json', locked)
  })

  afterEach(() => rmSync(project, { recursive: true, force: true }))

  it('are current after npm install, and no longer once the lock file changes', () => {
    expect(areDependenciesCurrent(project)).toBe(false)
    mkdirSync(path.join(project, 'node_modules'))
    expect(areDependenciesCurrent(project)).toBe(false)
    write('node_modules/.package-lock.json', installed)
    expect(areDependenciesCurrent(project)).toBe(true)
    write('package-lock.json', { ...locked, 'node_modules/new': { version: '1.0.0' } })
    expect(areDependenciesCurrent(project)).toBe(false)
  })

  it('are never installed through a link, which would empty its target', async () => {
    mkdirSync(path.join(project, 'shared'))
    writeFileSync(path.join(project, 'shared', 'kept'), '')
    symlinkSync(path.join(project, 'shared'), path.join(project, 'node_modules'), 'junction')
    await expect(installDependencies(project)).rejects.toThrow(/node_modules is a link/)
    expect(readdirSync(path.join(project, 'shared'))).toEqual(['kept'])
  })
})
