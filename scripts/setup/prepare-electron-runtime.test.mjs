import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electronEnvironment, electronExecutable, prepareElectronRuntime } from './prepare-electron-runtime.mjs'
import { isDownloadRetryDue } from './fetch-official-electron.mjs'
import { hasRegistryElectron, registryElectronFolder } from './build-registry-electron.mjs'
import { writeStamp } from './stamps.mjs'

const HOUR_MS = 60 * 60 * 1000
let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'agentbar-runtime-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the Electron runtime', () => {
  it('is the given folder if that contains an executable', async () => {
    writeStamp(electronExecutable(folder), 'executable')
    const runtime = await prepareElectronRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder })
    expect(runtime).toEqual({ kind: 'given', folder, executable: electronExecutable(folder) })
  })

  it('is refused with the missing file if the given folder contains none', async () => {
    await expect(prepareElectronRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder })).rejects.toMatchObject({
      message: expect.stringContaining('holds no Electron'),
      output: expect.stringContaining(electronExecutable(folder)),
      hint: expect.stringContaining('unset it'),
    })
  })

  it('is named by both variables, except the official one, which its package finds', () => {
    const runtime = { folder: '/r', executable: '/r/electron' }
    const executable = { ELECTRON_EXEC_PATH: '/r/electron' }
    expect(electronEnvironment({ ...runtime, kind: 'official' })).toEqual(executable)
    expect(electronEnvironment({ ...runtime, kind: 'stand-in' })).toEqual({
      ...executable,
      ELECTRON_OVERRIDE_DIST_PATH: '/r',
    })
  })

  it('has its executable at the place of each platform', () => {
    expect(electronExecutable('/r', 'linux')).toBe('/r/electron')
    expect(electronExecutable('/r', 'darwin')).toBe('/r/Electron.app/Contents/MacOS/Electron')
    expect(electronExecutable('C:\\r', 'win32')).toBe('C:\\r\\electron.exe')
  })
})

describe('fetching the official binary', () => {
  it('is tried if it never failed, and again a day after a failure', () => {
    expect(isDownloadRetryDue(folder)).toBe(true)
    const failedAt = 1_000_000_000_000
    writeStamp(path.join(folder, 'official-electron-failed-at'), String(failedAt))
    expect(isDownloadRetryDue(folder, failedAt + HOUR_MS)).toBe(false)
    expect(isDownloadRetryDue(folder, failedAt + 25 * HOUR_MS)).toBe(true)
  })

  it('is tried if the stored failure is in the future or unreadable', () => {
    writeStamp(path.join(folder, 'official-electron-failed-at'), '2000')
    expect(isDownloadRetryDue(folder, 1000)).toBe(true)
    writeStamp(path.join(folder, 'official-electron-failed-at'), 'yesterday')
    expect(isDownloadRetryDue(folder, 1000)).toBe(true)
  })
})

describe('the stand-in runtime', () => {
  it('exists only once it is marked as complete', () => {
    expect(hasRegistryElectron(folder)).toBe(false)
    writeStamp(path.join(registryElectronFolder(folder), 'electron'), 'executable')
    expect(hasRegistryElectron(folder)).toBe(false)
  })
})
