import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SocketAddress } from '../../src/main/adapters/socket-address.ts'
import { sendToLocalSocket, serveLocalSocket } from '../../src/main/adapters/local-socket.ts'
import { RecordingLog } from '../fakes/recording-log.ts'

const patienceMs = 5_000
const noAnswer = { ok: false, error: { code: 'panel-not-answering' } }

let folder: string
let path: string
let place: SocketAddress
let log: RecordingLog
const closing: (() => void)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agentbar-channel-'))
  path = join(folder, 'control.sock')
  place = { kind: 'socket', path }
  log = new RecordingLog()
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
  rmSync(folder, { recursive: true, force: true })
})

async function opened(answer: (message: unknown) => Promise<unknown>, at: SocketAddress = place): Promise<() => void> {
  const close = await serveLocalSocket({ place: at, answer, log })
  closing.push(close)
  return close
}
const ask = (message: unknown, patience = patienceMs) => sendToLocalSocket(place, message, patience)

/** Says these bytes and hears all that comes until the other side ends. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    let heard = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => (heard += text))
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
    socket.write(bytes)
  })
}

async function connectedTo(at: string): Promise<Socket> {
  const socket = connect(at)
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

/** What a program that crashed leaves in the folder: a socket that nobody listens at. */
async function leaveStaleSocket(): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 'other.sock'), resolve))
  renameSync(join(folder, 'other.sock'), path)
  await new Promise((resolve) => server.close(resolve))
}

describe.runIf(process.platform !== 'win32')('the channel to a running program', () => {
  it('carries one line each way, and ends', async () => {
    const heard: unknown[] = []
    await opened(async (message) => {
      heard.push(message)
      return { ok: true, value: '好的' }
    })
    expect(await ask({ command: '签出' })).toEqual({ ok: true, value: { ok: true, value: '好的' } })
    expect(await say('{"n":1}\n{"n":2}\n')).toBe('{"ok":true,"value":"好的"}\n')
    expect(heard).toEqual([{ command: '签出' }, { n: 1 }])
  })

  it('says that nobody listens when nothing runs, or what ran has crashed', async () => {
    expect(await ask('hello')).toBeNull()
    await leaveStaleSocket()
    expect(existsSync(path)).toBe(true)
    expect(await ask('hello')).toBeNull()
  })

  it('takes the place of one that crashed, and takes itself away at the end', async () => {
    await leaveStaleSocket()
    const close = await opened(async () => 'here')
    expect(await ask('hello')).toEqual({ ok: true, value: 'here' })
    close()
    expect(existsSync(path)).toBe(false)
    expect(await ask('hello')).toBeNull()
  })

  it('lets nobody but the user in', async () => {
    await opened(async () => 'here')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('goes on without where it cannot be opened, and says so in the log', async () => {
    mkdirSync(path)
    const close = await opened(async () => 'here')
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'no channel for commands' }])
    close()
    expect(existsSync(path)).toBe(true)
  })

  it('hands on as undefined what is no JSON, and what is longer than it reads', async () => {
    const heard: unknown[] = []
    await opened(async (message) => {
      heard.push(message)
      return 'refused'
    })
    expect(await say('sign-out\n')).toBe('"refused"\n')
    expect(await say(`"${'x'.repeat(65_536)}"\n`)).toBe('"refused"\n')
    expect(await say('x'.repeat(65_537))).toBe('"refused"\n')
    expect(heard).toEqual([undefined, undefined, undefined])
    expect(await ask('x'.repeat(65_534))).toEqual({ ok: true, value: 'refused' })
    expect(heard.at(-1)).toHaveLength(65_534)
  })

  it('is not disturbed by who goes away in the middle, before the line or before the answer', async () => {
    const heard: unknown[] = []
    let release = (): void => undefined
    await opened(async (message) => {
      heard.push(message)
      if (message === 'slow') await new Promise<void>((resolve) => (release = resolve))
      return 'done'
    })
    const early = await connectedTo(path)
    early.write('{"half":')
    early.destroy()
    const late = await connectedTo(path)
    late.write('"slow"\n')
    await vi.waitFor(() => expect(heard).toEqual(['slow']))
    late.destroy()
    release()
    expect(await ask('next')).toEqual({ ok: true, value: 'done' })
    expect(heard).toEqual(['slow', 'next'])
    expect(log.lines).toEqual([])
  })

  it('gives up on a program that does not answer, says no JSON, or ends before it does', async () => {
    const close = await opened(async (message) => {
      if (message === 'end') close()
      return new Promise(() => undefined)
    })
    expect(await ask('hang', 50)).toEqual(noAnswer)
    expect(await ask('end')).toEqual(noAnswer)
    const other = createServer((socket) => socket.end('hello\n'))
    await new Promise<void>((resolve) => other.listen(path, resolve))
    expect(await ask('hello')).toEqual(noAnswer)
    other.close()
  })
})

describe.runIf(process.platform !== 'win32')('a channel whose name is new at each start', () => {
  it('is found by the file that tells its name, while it is there', async () => {
    const nameFile = join(folder, 'data', 'control.pipe')
    const named: SocketAddress = { kind: 'named-pipe', nameFile, newName: () => path }
    expect(await sendToLocalSocket(named, 'hello', patienceMs)).toBeNull()
    const close = await opened(async () => 'here', named)
    expect(readFileSync(nameFile, 'utf8')).toBe(path)
    expect(statSync(nameFile).mode & 0o777).toBe(0o600)
    expect(await sendToLocalSocket(named, 'hello', patienceMs)).toEqual({ ok: true, value: 'here' })
    close()
    expect(existsSync(nameFile)).toBe(false)
    writeFileSync(nameFile, path)
    expect(await sendToLocalSocket(named, 'hello', patienceMs)).toBeNull()
  })
})
