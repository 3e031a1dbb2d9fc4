import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import type { Log } from '../../core/ports.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { SocketAddress } from './socket-address.ts'

/** Limit for a line in either direction. */
const maxLineBytes = 65_536
/** How long a client may take to send or to receive a line. */
const lineTimeoutMs = 10_000
const maxConnections = 8

export interface LocalSocketParts {
  readonly address: SocketAddress
  /**
   * Answers a message; undefined stands for a line that is too long or no JSON. Must not reject.
   */
  readonly answer: (message: unknown) => Promise<unknown>
  readonly log: Log
}

/**
 * Answers other processes of this user over a local socket: one line of JSON in, one out, then the
 * connection is closed. Resolves, once it listens, with the function that closes it. Only the
 * single running instance may call this: an existing socket file counts as left over from a crash,
 * and is replaced. If listening fails, that is logged and the program runs without the socket.
 */
export async function serveLocalSocket({ address, answer, log }: LocalSocketParts): Promise<() => void> {
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
    void serve(socket, answer)
  })
  server.maxConnections = maxConnections
  const close = (): void => {
    // This removes the socket file too.
    server.close()
    for (const socket of connections) socket.destroy()
    if (address.kind === 'named-pipe') rmSync(address.nameFile, { force: true })
  }
  try {
    await listen(server, address)
    server.on('error', (error) => log.warn('local socket failed', { what: error.message }))
    return close
  } catch (error) {
    log.warn('local socket not opened', { what: String(error) })
    server.close()
    return () => undefined
  }
}

async function listen(server: Server, address: SocketAddress): Promise<void> {
  const path = address.kind === 'socket' ? address.path : address.newName()
  if (address.kind === 'socket') rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
  })
  if (address.kind === 'socket') return chmodSync(path, 0o600)
  mkdirSync(dirname(address.nameFile), { recursive: true })
  writeFileSync(address.nameFile, path, { mode: 0o600 })
}

async function serve(socket: Socket, answer: LocalSocketParts['answer']): Promise<void> {
  // A client that disconnects early is no error.
  socket.on('error', () => undefined)
  socket.setTimeout(lineTimeoutMs, () => socket.destroy())
  const line = await readLine(socket)
  if (socket.destroyed) return
  socket.setTimeout(0)
  const answered = await answer(parseJson(line))
  socket.setTimeout(lineTimeoutMs)
  socket.end(`${JSON.stringify(answered)}\n`)
}

/**
 * Sends a message to the running program and resolves with its answer; null if none runs. Fails
 * with `panel-not-answering` if no answer comes within `timeoutMs`.
 */
export async function sendToLocalSocket(
  address: SocketAddress,
  message: unknown,
  timeoutMs: number,
): Promise<Result<unknown> | null> {
  const path = address.kind === 'socket' ? address.path : readPipeName(address.nameFile)
  if (path === null) return null
  const socket = connect(path)
  const timeout = setTimeout(() => socket.destroy(), timeoutMs)
  try {
    const errorCode = await whenConnected(socket)
    if (errorCode === 'ENOENT' || errorCode === 'ECONNREFUSED') return null
    if (errorCode === null) socket.write(`${JSON.stringify(message)}\n`)
    const answer = errorCode === null ? parseJson(await readLine(socket)) : undefined
    return answer === undefined ? failure({ code: 'panel-not-answering' }) : success(answer)
  } finally {
    clearTimeout(timeout)
    socket.destroy()
  }
}

/** Resolves with null once the socket is connected, or with the system's error code. */
function whenConnected(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'))
    socket.once('close', () => resolve('closed'))
  })
}

/** Resolves with the first line, without its end; null if there is none or it is too long. */
function readLine(socket: Socket): Promise<string | null> {
  let bytes = Buffer.alloc(0)
  return new Promise((resolve) => {
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      const end = bytes.indexOf('\n')
      if (end < 0 && bytes.length <= maxLineBytes) return
      socket.off('data', onData)
      // Data after the line must be read too, or the end of the stream would never arrive.
      socket.resume()
      resolve(end < 0 || end > maxLineBytes ? null : bytes.toString('utf8', 0, end))
    }
    socket.on('data', onData)
    socket.once('close', () => resolve(null))
  })
}

function parseJson(line: string | null): unknown {
  try {
    return line === null ? undefined : JSON.parse(line)
  } catch {
    return undefined
  }
}

function readPipeName(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
