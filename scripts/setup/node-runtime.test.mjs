import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFolder } from './folders.mjs'
import { hasNodePackage, newestVersion, prepareNodeRuntime } from './node-runtime.mjs'
import { shippedNode } from './shipped-node.mjs'
import { writeStamp } from './stamps.mjs'

let cache

beforeEach(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'agentbar-node-'))
})

afterEach(() => rmSync(cache, { recursive: true, force: true }))

describe('the version of another Node', () => {
  const versions = ['24.9.0', '24.10.0', '24.10.1', '2.4.0', '25.0.0', '24.11.0-rc.1', '24.1.0']

  it('is the newest that the wanted one covers, number by number', () => {
    expect(newestVersion(versions, '24')).toBe('24.10.1')
    expect(newestVersion(versions, '24.1')).toBe('24.1.0')
    expect(newestVersion(versions, '24.10.0')).toBe('24.10.0')
  })

  it('is none when nothing is covered', () => {
    expect(newestVersion(versions, '23')).toBeUndefined()
    expect(newestVersion([], '24')).toBeUndefined()
  })
})

describe('another Node', () => {
  it.each(['', 'lts', '24.x', 'v24', '24.1.2.3', '../24'])('is refused when it is wanted as %j', async (wanted) => {
    await expect(prepareNodeRuntime(wanted, cache)).rejects.toThrow('is no version of Node')
  })

  it.runIf(hasNodePackage())('that is in the cache is taken from there', async () => {
    const file = process.platform === 'win32' ? 'node.exe' : 'node'
    const executable = path.join(cache, `node-24.1.2-${process.platform}-${process.arch}`, 'bin', file)
    writeStamp(executable, 'executable')
    expect(await prepareNodeRuntime('24.1.2', cache)).toEqual({ version: '24.1.2', executable })
  })

  it('can be had on the usual platforms, and not everywhere', () => {
    expect(hasNodePackage('linux', 'x64')).toBe(true)
    expect(hasNodePackage('darwin', 'arm64')).toBe(true)
    expect(hasNodePackage('freebsd', 'x64')).toBe(false)
  })
})

it('is known for the Electron that package.json names', () => {
  const { devDependencies } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8'))
  expect(devDependencies.electron).toMatch(new RegExp(String.raw`^\^${shippedNode.electronMajor}\.`))
})
