import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Log } from '../../core/ports.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { LineReader } from './line-reader.ts'
import { readPeerFile, writePeerFile, type Peer } from './peer-file.ts'
import type { SocketAddress } from './socket-address.ts'
import { isProofOf, isToken, proofOf, randomToken } from './socket-proof.ts'

/** Limit for a message and its answer. */
const maxLineBytes = 65_536
/** Limit for a line before the other side has proved itself: a nonce, a proof. */
const maxProofLineBytes = 256
/** Within this time the sides have proved themselves and the message is here. */
const helloTimeoutMs = 10_000
/** How long a client may take to receive the answer. */
const answerTimeoutMs = 10_000
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
 * Answers other processes of this user over a local socket: both sides prove that they know the
 * secret of this start, then one line of JSON comes in, one goes out, and the connection is closed.
 * Resolves, once it listens, with the function that closes it. Only the single running instance
 * may call this: an existing socket file counts as left over from a crash, and is replaced. If
 * listening fails, that is logged and the program runs without the socket.
 */
export async function serveLocalSocket({ address, answer, log }: LocalSocketParts): Promise<() => void> {
  const path = address.kind === 'socket' ? address.path : address.newName()
  const peer = { path, secret: randomToken() }
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
    void serve(socket, peer, answer, log)
  })
  server.maxConnections = maxConnections
  const close = (): void => {
    // This removes the socket file too.
    server.close()
    for (const socket of connections) socket.destroy()
    rmSync(address.peerFile.file, { force: true })
  }
  try {
    if (address.kind === 'socket') rmSync(path, { force: true })
    // Before it listens: whoever finds it listening finds its secret too.
    writePeerFile(address.peerFile, peer)
    await listen(server, path)
    if (address.kind === 'socket') chmodSync(path, 0o600)
    server.on('error', (error) => log.warn('local socket failed', { what: error.message }))
    return close
  } catch (error) {
    log.warn('local socket not opened', { what: String(error) })
    server.close()
    return () => undefined
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function serve(socket: Socket, peer: Peer, answer: LocalSocketParts['answer'], log: Log): Promise<void> {
  // A client that disconnects early is no error.
  socket.on('error', () => undefined)
  const reader = new LineReader(socket)
  const endHello = endAfter(socket, helloTimeoutMs)
  const isProven = await welcome(socket, reader, peer)
  if (isProven === false) log.warn('local socket: a client without the secret was turned away')
  if (!isProven) return void socket.destroy()
  const line = await reader.readLine(maxLineBytes)
  endHello()
  if (socket.destroyed) return
  // Without it the client's early end would go unnoticed.
  reader.dropRest()
  const answered = await answer(parseJson(line))
  endAfter(socket, answerTimeoutMs)
  socket.end(`${JSON.stringify(answered)}\n`)
}

/** Proves ourselves, and has the client prove itself. Null if it went away before that. */
async function welcome(socket: Socket, reader: LineReader, { path, secret }: Peer): Promise<boolean | null> {
  const hello = await reader.readLine(maxProofLineBytes)
  const commandNonce = field(hello, 'nonce')
  if (!isToken(commandNonce)) return hello === null ? null : false
  const context = { secret, path, commandNonce, panelNonce: randomToken() }
  socket.write(`${JSON.stringify({ nonce: context.panelNonce, proof: proofOf('panel', context) })}\n`)
  const proof = await reader.readLine(maxProofLineBytes)
  return proof === null ? null : isProofOf('command', context, field(proof, 'proof'))
}

/**
 * Sends a message to the running program and resolves with its answer; null if none runs. Fails
 * with `panel-not-answering` if no answer comes within `timeoutMs`. Whoever listens there learns
 * nothing but a random number before it has proved that it is the running program.
 */
export async function sendToLocalSocket(
  address: SocketAddress,
  message: unknown,
  timeoutMs: number,
): Promise<Result<unknown> | null> {
  const peer = readPeerFile(address.peerFile)
  if (peer === 'unsafe') return notProven
  // A panel from before there was such a file may listen on the socket.
  const path = peer?.path ?? (address.kind === 'socket' ? address.path : null)
  if (path === null) return null
  const socket = connect(path)
  const endHello = endAfter(socket, Math.min(helloTimeoutMs, timeoutMs))
  endAfter(socket, timeoutMs)
  try {
    const errorCode = await whenConnected(socket)
    if (errorCode === 'ENOENT' || errorCode === 'ECONNREFUSED') return null
    if (errorCode !== null) return notAnswering
    const reader = new LineReader(socket)
    const proof = peer ? await introduce(socket, reader, peer) : notProven
    if (!proof.ok) return proof
    endHello()
    socket.write(`${JSON.stringify({ proof: proof.value })}\n${JSON.stringify(message)}\n`)
    const answer = parseJson(await reader.readLine(maxLineBytes))
    return answer === undefined ? notAnswering : success(answer)
  } finally {
    socket.destroy()
  }
}

/** Has the panel prove itself; resolves with our own proof, which is not sent yet. */
async function introduce(socket: Socket, reader: LineReader, { path, secret }: Peer): Promise<Result<string>> {
  const commandNonce = randomToken()
  socket.write(`${JSON.stringify({ nonce: commandNonce })}\n`)
  const line = await reader.readLine(maxProofLineBytes)
  if (line === null) return notAnswering
  const panelNonce = field(line, 'nonce')
  if (!isToken(panelNonce)) return notProven
  const context = { secret, path, commandNonce, panelNonce }
  return isProofOf('panel', context, field(line, 'proof')) ? success(proofOf('command', context)) : notProven
}

const notAnswering = failure({ code: 'panel-not-answering' })
const notProven = failure({ code: 'panel-not-answering', reason: 'panel-not-proven' })

/** Closes the socket after this time, unless the returned function is called before. */
function endAfter(socket: Socket, timeoutMs: number): () => void {
  const timeout = setTimeout(() => socket.destroy(), timeoutMs)
  const end = (): void => clearTimeout(timeout)
  socket.once('close', end)
  return end
}

/** Resolves with null once the socket is connected, or with the system's error code. */
function whenConnected(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'))
    socket.once('close', () => resolve('closed'))
  })
}

/** A field of a line that may be anything. */
function field(line: string | null | undefined, name: string): unknown {
  const parsed = parseJson(line)
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>)[name] : undefined
}

function parseJson(line: string | null | undefined): unknown {
  try {
    return typeof line === 'string' ? JSON.parse(line) : undefined
  } catch {
    return undefined
  }
}
