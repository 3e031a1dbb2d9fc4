import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { resolveSocketAddress, type SocketEnvironment } from './socket-address.ts'

const longName = join('/home', 'x'.repeat(100))

let runtimeFolder: string
let linux: SocketEnvironment
beforeEach(() => {
  runtimeFolder = mkdtempSync(join(tmpdir(), 'agentbar-run-'))
  linux = { platform: 'linux', runtimeFolder, userId: process.getuid?.() }
})
afterEach(() => rmSync(runtimeFolder, { recursive: true }))

it('is a socket in the user-data folder', () => {
  expect(resolveSocketAddress('/home/a/.config/AgentBar', linux)).toEqual({
    kind: 'socket',
    path: '/home/a/.config/AgentBar/control.sock',
    peerFile: { file: '/home/a/.config/AgentBar/control.json', userId: linux.userId },
  })
})

it('is in the runtime folder if the path is too long, one for each user-data folder', () => {
  const address = resolveSocketAddress(longName, linux)
  expect(address).toMatchObject({ path: expect.stringMatching(/^\/.+\/agentbar-[0-9a-f]{16}\.sock$/) as unknown })
  expect(address).toMatchObject({ path: expect.stringContaining(runtimeFolder) as unknown })
  expect(resolveSocketAddress(longName, linux)).toEqual(address)
  expect(resolveSocketAddress(`${longName}2`, linux)).not.toEqual(address)
  // The limit is in bytes, not in characters.
  expect(resolveSocketAddress(`/home/${'座'.repeat(30)}`, linux)).toMatchObject({
    path: expect.stringContaining(runtimeFolder) as unknown,
  })
})

it('is null if the runtime folder is missing, another user’s or open to others', () => {
  expect(resolveSocketAddress(longName, { ...linux, runtimeFolder: undefined })).toBeNull()
  expect(resolveSocketAddress(longName, { ...linux, runtimeFolder: join(runtimeFolder, 'none') })).toBeNull()
  expect(resolveSocketAddress(longName, { ...linux, userId: 65_533 })).toBeNull()
  chmodSync(runtimeFolder, 0o750)
  expect(resolveSocketAddress(longName, linux)).toBeNull()
})

it('is a pipe with a new name at each start on Windows, kept in the user-data folder', () => {
  const address = resolveSocketAddress('/users/a/AgentBar', {
    platform: 'win32',
    runtimeFolder: undefined,
    userId: undefined,
  })
  if (address?.kind !== 'named-pipe') throw new Error('no pipe')
  expect(address.peerFile).toEqual({ file: join('/users/a/AgentBar', 'control.json'), userId: undefined })
  expect(address.newName()).toMatch(/^\\\\\.\\pipe\\agentbar-[0-9a-f-]{36}$/)
  expect(address.newName()).not.toBe(address.newName())
})
