import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SocketAddress } from '../../src/main/adapters/socket-address.ts'
import { sendToLocalSocket, serveLocalSocket } from '../../src/main/adapters/local-socket.ts'
import { RecordingLog } from '../fakes/recording-log.ts'
import { converse, proofBy, readPeer } from './support/local-socket-peer.ts'

const timeoutMs = 5_000
const nonce = 'a'.repeat(64)
const notAnswering = { ok: false, error: { code: 'panel-not-answering' } }

let folder: string
let path: string
let peerFile: SocketAddress['peerFile']
let address: SocketAddress
let log: RecordingLog
const closing: (() => void)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agentbar-socket-'))
  path = join(folder, 'control.sock')
  peerFile = { file: join(folder, 'control.json'), userId: process.getuid?.() }
  address = { kind: 'socket', path, peerFile }
  log = new RecordingLog()
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
  rmSync(folder, { recursive: true, force: true })
})

async function opened(
  answer: (message: unknown) => Promise<unknown>,
  at: SocketAddress = address,
): Promise<() => void> {
  const close = await serveLocalSocket({ address: at, answer, log })
  closing.push(close)
  return close
}
const ask = (message: unknown, timeout = timeoutMs) => sendToLocalSocket(address, message, timeout)

/** Proves itself, sends these bytes and resolves with what comes until the other side closes. */
const sendRaw = (bytes: string): Promise<string> =>
  converse(path, (line, socket) => {
    if (line === null) return socket.write(`${JSON.stringify({ nonce })}\n`)
    const { secret } = readPeer(peerFile.file)
    const proof = proofBy('command', { secret, path, commandNonce: nonce, panelNonce: line.nonce })
    socket.write(`${JSON.stringify({ proof })}\n${bytes}`)
  })

async function connectedTo(at: string): Promise<Socket> {
  const socket = connect(at)
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

/** Leaves a socket file without a listener in the folder, as a crashed program does. */
async function leaveStaleSocket(): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 'other.sock'), resolve))
  renameSync(join(folder, 'other.sock'), path)
  await new Promise((resolve) => server.close(resolve))
}

describe.runIf(process.platform !== 'win32')('the local socket of a running program', () => {
  it('carries one line each way, and closes', async () => {
    const received: unknown[] = []
    await opened(async (message) => {
      received.push(message)
      return { ok: true, value: '好的' }
    })
    expect(await ask({ command: '签出' })).toEqual({ ok: true, value: { ok: true, value: '好的' } })
    expect(await sendRaw('{"n":1}\n{"n":2}\n')).toBe('{"ok":true,"value":"好的"}\n')
    expect(received).toEqual([{ command: '签出' }, { n: 1 }])
  })

  it('resolves with null if no program runs, or it has crashed', async () => {
    expect(await ask('hello')).toBeNull()
    await leaveStaleSocket()
    expect(existsSync(path)).toBe(true)
    expect(await ask('hello')).toBeNull()
  })

  it('replaces the socket of a crashed program, and removes its own when closed', async () => {
    await leaveStaleSocket()
    const close = await opened(async () => 'here')
    expect(await ask('hello')).toEqual({ ok: true, value: 'here' })
    close()
    expect(existsSync(path)).toBe(false)
    expect(await ask('hello')).toBeNull()
  })

  it('can be opened by its user only', async () => {
    await opened(async () => 'here')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('logs when it cannot be opened, and the program runs without it', async () => {
    mkdirSync(path)
    const close = await opened(async () => 'here')
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'local socket not opened' }])
    close()
    expect(existsSync(path)).toBe(true)
  })

  it('passes on undefined for a line that is no JSON, or too long', async () => {
    const received: unknown[] = []
    await opened(async (message) => {
      received.push(message)
      return 'refused'
    })
    expect(await sendRaw('sign-out\n')).toBe('"refused"\n')
    expect(await sendRaw(`"${'x'.repeat(65_536)}"\n`)).toBe('"refused"\n')
    expect(await sendRaw('x'.repeat(65_537))).toBe('"refused"\n')
    expect(received).toEqual([undefined, undefined, undefined])
    expect(await ask('x'.repeat(65_534))).toEqual({ ok: true, value: 'refused' })
    expect(received.at(-1)).toHaveLength(65_534)
  })

  it('is not disturbed by a client that disconnects at any moment', async () => {
    const received: unknown[] = []
    let release = (): void => undefined
    await opened(async (message) => {
      received.push(message)
      if (message === 'slow') await new Promise<void>((resolve) => (release = resolve))
      return 'done'
    })
    const early = await connectedTo(path)
    early.write('{"half":')
    early.destroy()
    const late = ask('slow', 500)
    await vi.waitFor(() => expect(received).toEqual(['slow']))
    expect(await late).toEqual(notAnswering)
    release()
    expect(await ask('next')).toEqual({ ok: true, value: 'done' })
    expect(received).toEqual(['slow', 'next'])
    expect(log.lines).toEqual([])
  })

  it('fails if the program does not answer, or closes first', async () => {
    const close = await opened(async (message) => {
      if (message === 'end') close()
      return new Promise(() => undefined)
    })
    expect(await ask('hang', 500)).toEqual(notAnswering)
    expect(await ask('end')).toEqual(notAnswering)
  })
})

describe.runIf(process.platform !== 'win32')('a pipe whose name is new at each start', () => {
  it('is found by the file with its name, while it is open', async () => {
    const file = join(folder, 'data', 'control.json')
    const named: SocketAddress = { kind: 'named-pipe', peerFile: { ...peerFile, file }, newName: () => path }
    expect(await sendToLocalSocket(named, 'hello', timeoutMs)).toBeNull()
    const close = await opened(async () => 'here', named)
    const { path: name, secret } = readPeer(file)
    expect(name).toBe(path)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await sendToLocalSocket(named, 'hello', timeoutMs)).toEqual({ ok: true, value: 'here' })
    close()
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, JSON.stringify({ path, secret }), { mode: 0o600 })
    expect(await sendToLocalSocket(named, 'hello', timeoutMs)).toBeNull()
  })
})
