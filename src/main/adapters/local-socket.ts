import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import type { Log } from '../../core/ports.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { SocketAddress } from './socket-address.ts'

/** The longest line in either direction. */
const longestLine = 65_536
/** How long somebody who has connected may take to say, or to hear, a line. */
const lineMs = 10_000
const mostConnections = 8

export interface LocalSocketParts {
  readonly place: SocketAddress
  /** Answers a message. What is no line of JSON, or too long a one, is undefined. Never rejects. */
  readonly answer: (message: unknown) => Promise<unknown>
  readonly log: Log
}

/**
 * Answers other processes of this user: one line of JSON in, one out, then the connection ends. Resolves with its end once it is open. To be
 * opened by the one running program only: what lies in its place is left over from one that crashed. Where it cannot be opened the program
 * goes on without.
 */
export async function serveLocalSocket({ place, answer, log }: LocalSocketParts): Promise<() => void> {
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
    void serve(socket, answer)
  })
  server.maxConnections = mostConnections
  const close = (): void => {
    // It takes its socket away itself.
    server.close()
    for (const socket of connections) socket.destroy()
    if (place.kind === 'named-pipe') rmSync(place.nameFile, { force: true })
  }
  try {
    await listen(server, place)
    server.on('error', (fault) => log.warn('channel for commands', { what: fault.message }))
    return close
  } catch (fault) {
    log.warn('no channel for commands', { what: String(fault) })
    server.close()
    return () => undefined
  }
}

async function listen(server: Server, place: SocketAddress): Promise<void> {
  const address = place.kind === 'socket' ? place.path : place.newName()
  if (place.kind === 'socket') rmSync(address, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })
  if (place.kind === 'socket') return chmodSync(address, 0o600)
  mkdirSync(dirname(place.nameFile), { recursive: true })
  writeFileSync(place.nameFile, address, { mode: 0o600 })
}

async function serve(socket: Socket, answer: LocalSocketParts['answer']): Promise<void> {
  // Whoever goes away in the middle is not missed.
  socket.on('error', () => undefined)
  socket.setTimeout(lineMs, () => socket.destroy())
  const line = await firstLine(socket)
  if (socket.destroyed) return
  socket.setTimeout(0)
  const answered = await answer(readJson(line))
  socket.setTimeout(lineMs)
  socket.end(`${JSON.stringify(answered)}\n`)
}

/**
 * Says one message to the program that runs, and resolves with its answer; null when none runs. `panel-not-answering` when one does and gives
 * no answer in time.
 */
export async function sendToLocalSocket(
  place: SocketAddress,
  message: unknown,
  patienceMs: number,
): Promise<Result<unknown> | null> {
  const address = place.kind === 'socket' ? place.path : readName(place.nameFile)
  if (address === null) return null
  const socket = connect(address)
  const patience = setTimeout(() => socket.destroy(), patienceMs)
  try {
    const fault = await connected(socket)
    if (fault === 'ENOENT' || fault === 'ECONNREFUSED') return null
    if (fault === null) socket.write(`${JSON.stringify(message)}\n`)
    const answer = fault === null ? readJson(await firstLine(socket)) : undefined
    return answer === undefined ? failure({ code: 'panel-not-answering' }) : success(answer)
  } finally {
    clearTimeout(patience)
    socket.destroy()
  }
}

/** Null once it is connected, else the system's code for why not. */
function connected(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'))
    socket.once('close', () => resolve('closed'))
  })
}

/** The first line that comes, without its end; null when none does, or it is longer than one may be. */
function firstLine(socket: Socket): Promise<string | null> {
  let bytes = Buffer.alloc(0)
  return new Promise((resolve) => {
    const take = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      const end = bytes.indexOf('\n')
      if (end < 0 && bytes.length <= longestLine) return
      socket.off('data', take)
      // Or the end that the other side says would wait behind what it says beyond the line.
      socket.resume()
      resolve(end < 0 || end > longestLine ? null : bytes.toString('utf8', 0, end))
    }
    socket.on('data', take)
    socket.once('close', () => resolve(null))
  })
}

function readJson(line: string | null): unknown {
  try {
    return line === null ? undefined : JSON.parse(line)
  } catch {
    return undefined
  }
}

function readName(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
