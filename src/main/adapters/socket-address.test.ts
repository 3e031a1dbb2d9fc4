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
  })
})

it('is in the folder of what runs when the user-data folder’s name is too long for a socket, one for each', () => {
  const place = resolveSocketAddress(longName, linux)
  expect(place).toMatchObject({ path: expect.stringMatching(/^\/.+\/agentbar-[0-9a-f]{16}\.sock$/) as unknown })
  expect(place).toMatchObject({ path: expect.stringContaining(runtimeFolder) as unknown })
  expect(resolveSocketAddress(longName, linux)).toEqual(place)
  expect(resolveSocketAddress(`${longName}2`, linux)).not.toEqual(place)
  // Bytes are counted, not characters.
  expect(resolveSocketAddress(`/home/${'座'.repeat(30)}`, linux)).toMatchObject({
    path: expect.stringContaining(runtimeFolder) as unknown,
  })
})

it('is nowhere when that folder is not there, is another user’s, or lets others in', () => {
  expect(resolveSocketAddress(longName, { ...linux, runtimeFolder: undefined })).toBeNull()
  expect(resolveSocketAddress(longName, { ...linux, runtimeFolder: join(runtimeFolder, 'none') })).toBeNull()
  expect(resolveSocketAddress(longName, { ...linux, userId: 65_533 })).toBeNull()
  chmodSync(runtimeFolder, 0o750)
  expect(resolveSocketAddress(longName, linux)).toBeNull()
})

it('is a pipe of a new name at each start on Windows, which a file in the user-data folder tells', () => {
  const place = resolveSocketAddress('/users/a/AgentBar', {
    platform: 'win32',
    runtimeFolder: undefined,
    userId: undefined,
  })
  if (place?.kind !== 'named-pipe') throw new Error('no pipe')
  expect(place.nameFile).toBe(join('/users/a/AgentBar', 'control.pipe'))
  expect(place.newName()).toMatch(/^\\\\\.\\pipe\\agentbar-[0-9a-f-]{36}$/)
  expect(place.newName()).not.toBe(place.newName())
})
