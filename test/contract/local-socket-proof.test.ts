import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendToLocalSocket, serveLocalSocket } from '../../src/main/adapters/local-socket.ts'
import type { SocketAddress } from '../../src/main/adapters/socket-address.ts'
import { RecordingLog } from '../fakes/recording-log.ts'
import { converse, proofBy, readPeer } from './support/local-socket-peer.ts'

const timeoutMs = 5_000
const nonce = 'a'.repeat(64)
const message = { command: 'sign-in', input: { password: 'canary' } }
const notProven = { ok: false, error: { code: 'panel-not-answering', reason: 'panel-not-proven' } }

let folder: string
let path: string
let file: string
let address: SocketAddress
let log: RecordingLog
const closing: (() => void)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agentbar-proof-'))
  path = join(folder, 'pipe')
  file = join(folder, 'control.json')
  address = { kind: 'named-pipe', newName: () => path, peerFile: { file, userId: process.getuid?.() } }
  log = new RecordingLog()
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
  rmSync(folder, { recursive: true, force: true })
})

async function startPanel(): Promise<unknown[]> {
  const received: unknown[] = []
  const answer = async (sent: unknown) => {
    received.push(sent)
    return 'done'
  }
  closing.push(await serveLocalSocket({ address, answer, log }))
  return received
}

/** A panel that was killed: the file with the pipe's name stays, and the name is free. */
async function leaveStaleName(): Promise<void> {
  await startPanel()
  renameSync(file, `${file}.kept`)
  for (const close of closing.splice(0)) close()
  renameSync(`${file}.kept`, file)
}

/** A stranger listens at the name and answers each line by `reply`; resolves with all it got. */
async function squat(reply: (line: string, socket: Socket) => void): Promise<{ readonly received: string }> {
  const seen = { received: '' }
  const server = createServer((socket) => {
    socket.setEncoding('utf8')
    socket.on('error', () => undefined)
    socket.on('data', (text: string) => {
      seen.received += text
      reply(text, socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  closing.push(() => server.close())
  return seen
}
const ask = () => sendToLocalSocket(address, message, timeoutMs)
const say = (socket: Socket, line: unknown) => void socket.write(`${JSON.stringify(line)}\n`)

// On Windows the same code runs over a pipe; here a socket stands for it.
describe.runIf(process.platform !== 'win32')('a stranger at the stale name of a panel', () => {
  it.each<[string, (line: string, socket: Socket) => void]>([
    ['sends back what it got', (line, socket) => void socket.write(line)],
    ['makes a proof up', (_, socket) => say(socket, { nonce, proof: 'b'.repeat(64) })],
    ['answers like a panel that asks for nothing', (_, socket) => say(socket, { ok: true, value: null })],
    ['sends something endless', (_, socket) => void socket.write('x'.repeat(100_000))],
    ['sends no JSON', (_, socket) => void socket.write('hello\n')],
  ])('that %s learns nothing but a random number', async (_, reply) => {
    await leaveStaleName()
    const seen = await squat(reply)
    expect(await ask()).toEqual(notProven)
    expect(seen.received).toMatch(/^\{"nonce":"[0-9a-f]{64}"\}\n$/)
    const first = seen.received
    await ask()
    expect(seen.received.slice(first.length)).not.toBe(first)
  })

  it('cannot pass on the proof of a panel that listens elsewhere with the same secret', async () => {
    await leaveStaleName()
    const { secret } = readPeer(file)
    const elsewhere = { secret, path: `${path}-2`, panelNonce: nonce }
    const seen = await squat((line, socket) => {
      const { nonce: commandNonce } = JSON.parse(line) as { nonce: string }
      say(socket, { nonce, proof: proofBy('panel', { ...elsewhere, commandNonce }) })
    })
    expect(await ask()).toEqual(notProven)
    expect(seen.received).not.toContain('canary')
  })

  it('that never answers is given up, and got no message', async () => {
    await leaveStaleName()
    const seen = await squat(() => undefined)
    expect(await sendToLocalSocket(address, message, 200)).toMatchObject({ error: { code: 'panel-not-answering' } })
    expect(seen.received).not.toContain('canary')
  })
})

describe.runIf(process.platform !== 'win32')('a client without the secret', () => {
  it.each<[string, (secret: string, panelNonce: string) => string]>([
    [
      'of another start',
      (secret, panelNonce) => proofBy('command', { ...own(panelNonce), secret: `00${secret.slice(2)}` }),
    ],
    ['with the panel’s own proof', (secret, panelNonce) => proofBy('panel', { ...own(panelNonce), secret })],
    ['for another nonce', (secret) => proofBy('command', { ...own(nonce), secret })],
    ['with nothing', () => ''],
  ])('%s is turned away before its message is read', async (_, prove) => {
    const received = await startPanel()
    const { secret } = readPeer(file)
    const answered = await converse(path, (hello, socket) => {
      if (hello === null) return say(socket, { nonce })
      expect(hello.proof).toBe(proofBy('panel', { ...own(hello.nonce), secret }))
      say(socket, { proof: prove(secret, hello.nonce) })
      say(socket, message)
    })
    expect(answered).toBe('')
    expect(received).toEqual([])
    expect(log.lines).toMatchObject([
      { level: 'warn', message: 'local socket: a client without the secret was turned away' },
    ])
    expect(await ask()).toEqual({ ok: true, value: 'done' })
  })

  it.each(['{"nonce":"short"}\n', 'x'.repeat(300), '{"command":"sign-out"}\n'])(
    'that begins otherwise is turned away: %j',
    async (bytes) => {
      const received = await startPanel()
      expect(await converse(path, (_, socket) => socket.write(bytes))).toBe('')
      expect(received).toEqual([])
    },
  )

  const own = (panelNonce: string) => ({ path, commandNonce: nonce, panelNonce })
})

describe.runIf(process.platform !== 'win32')('the file of the secret', () => {
  it('is written anew at each start, whatever was there', async () => {
    symlinkSync(join(folder, 'elsewhere'), file)
    await startPanel()
    const { secret } = readPeer(file)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    for (const close of closing.splice(0)) close()
    await startPanel()
    expect(readPeer(file).secret).not.toBe(secret)
    expect(await ask()).toEqual({ ok: true, value: 'done' })
  })

  it.each<[string, () => void]>([
    ['is open to others', () => chmodSync(file, 0o640)],
    ['is a link', () => (renameSync(file, `${file}.moved`), symlinkSync(`${file}.moved`, file))],
    ['is a named pipe', () => (rmSync(file), execFileSync('mkfifo', ['-m', '600', file]))],
    ['is too large', () => writeFileSync(file, ' '.repeat(5_000))],
    ['has another form', () => writeFileSync(file, JSON.stringify({ path, secret: '' }))],
    ['is another user’s', () => (address = { ...address, peerFile: { file, userId: 65_533 } })],
  ])('is not believed when it %s, and nothing is sent', async (_, spoil) => {
    const received = await startPanel()
    spoil()
    expect(await ask()).toEqual(notProven)
    expect(received).toEqual([])
  })

  it('is missing where a panel of an earlier version listens, which gets nothing', async () => {
    address = { ...address, kind: 'socket', path }
    const seen = await squat(() => undefined)
    expect(await ask()).toEqual(notProven)
    expect(seen.received).toBe('')
  })
})
