import { request as httpsRequest } from 'node:https'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { decodeBody } from './decode-body.ts'
import { decodeContent, TooManyBytesError } from './decode-content.ts'
import { errorFromNodeError } from './error-from-node-error.ts'
import { GatewayConnections } from './gateway-connections.ts'
import { RequestAbort } from './request-abort.ts'
import type { TlsTrust } from './tls-trust.ts'

/** As much as Chromium takes, so that both routes agree. */
const maxHeaderBytes = 262_144

/** A kept connection was closed before anything of the reply was read. */
class KeptConnectionLostError extends Error {}

/**
 * Connects directly through Node's network stack, with keep-alive. Header names are sent as
 * written, redirects are not followed and nothing is cached (docs/product.md §4). Replies are read
 * as leniently as Chromium reads them (docs/gateway.md §1.3).
 */
export class NodeHttpsTransport implements Transport {
  readonly #origin: string
  readonly #host: string
  readonly #port: string
  readonly #loadTrust: () => TlsTrust | Promise<TlsTrust>
  #connections: Promise<GatewayConnections> | null = null
  /** Replaced ones that may still have requests in flight. */
  readonly #retired = new Set<GatewayConnections>()
  readonly #inFlight = new Set<RequestAbort>()
  #isClosed = false

  /** `trust` is called with the first request, and again after it has failed. */
  constructor(origin: string, trust: () => TlsTrust | Promise<TlsTrust>) {
    this.#origin = origin
    const { hostname, port } = new URL(origin)
    this.#host = hostname
    this.#port = port || '443'
    this.#loadTrust = trust
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    if (this.#isClosed) return failure({ code: 'cancelled' })
    const abort = new RequestAbort(request)
    this.#inFlight.add(abort)
    try {
      return success(
        await this.#sendOnce(request, abort).catch((error: unknown) => this.#repeat(request, abort, error)),
      )
    } catch (error) {
      if (abort.cause === 'cancelled') return failure({ code: 'cancelled' })
      if (abort.cause === 'timed-out') return failure({ code: 'gateway-timeout', timeoutMs: request.timeoutMs })
      if (error instanceof TooManyBytesError)
        return failure({ code: 'reply-too-large', detail: String(request.replyLimitBytes) })
      return failure(errorFromNodeError(error))
    } finally {
      abort.dispose()
      this.#inFlight.delete(abort)
    }
  }

  renew(): void {
    const previous = this.#connections
    this.#connections = null
    void previous?.then(
      (connections) => this.#retire(connections),
      () => undefined,
    )
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const abort of this.#inFlight) abort.cancel()
    const current = await this.#connections?.catch(() => null)
    for (const connections of [current, ...this.#retired]) connections?.destroy()
  }

  #retire(connections: GatewayConnections): void {
    connections.retire()
    if (!connections.isUnused) this.#retired.add(connections)
  }

  async #openConnections(): Promise<GatewayConnections> {
    try {
      return new GatewayConnections(this.#origin, await this.#loadTrust())
    } catch (error) {
      this.#connections = null
      throw error
    }
  }

  async #sendOnce(request: GatewayRequest, abort: RequestAbort): Promise<GatewayReply> {
    this.#connections ??= this.#openConnections()
    const connections = await abort.whileGoingOn(this.#connections)
    const endTurn = await connections.takeTurn(abort.signal)
    try {
      return await abort.whileGoingOn(this.#exchange(request, abort.signal, connections))
    } finally {
      endTurn()
      if (connections.isUnused) this.#retired.delete(connections)
    }
  }

  /**
   * Repeats a GET whose connection was closed by the gateway just as it was used again. The other
   * kept connections are as old, so it gets a new one.
   */
  async #repeat(request: GatewayRequest, abort: RequestAbort, error: unknown): Promise<GatewayReply> {
    if (!(error instanceof KeptConnectionLostError) || request.method !== 'GET' || abort.signal.aborted) throw error
    this.renew()
    return this.#sendOnce(request, abort)
  }

  #exchange(request: GatewayRequest, signal: AbortSignal, connections: GatewayConnections): Promise<GatewayReply> {
    // Only a GET may be repeated. No other request is risked on a connection that may be closing.
    if (request.method !== 'GET') connections.closeIdle()
    const { body, headers } = request
    return new Promise((resolve, reject) => {
      const outgoing = httpsRequest({
        host: this.#host,
        port: this.#port,
        path: request.path,
        method: request.method,
        headers: body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) },
        agent: connections.agent,
        signal,
        maxHeaderSize: maxHeaderBytes,
        insecureHTTPParser: true,
      })
      const isReplyBegun = watchForReply(outgoing)
      outgoing.on('error', (error) =>
        reject(
          outgoing.reusedSocket && !isReplyBegun() ? new KeptConnectionLostError('closed', { cause: error }) : error,
        ),
      )
      outgoing.once('response', (incoming) => {
        // Where the reply ends is then a matter of opinion, so nothing may follow it.
        if (incoming.headers['transfer-encoding'] && incoming.headers['content-length'])
          outgoing.shouldKeepAlive = false
        void readReply(incoming, request.replyLimitBytes).then(resolve, reject)
      })
      outgoing.end(body)
    })
  }
}

/** The returned function says whether anything of the reply has been read. */
function watchForReply(outgoing: ClientRequest): () => boolean {
  let isBegun = false
  outgoing.once('socket', (socket) => socket.once('data', () => (isBegun = true)))
  return () => isBegun
}

async function readReply(incoming: IncomingMessage, limitBytes: number): Promise<GatewayReply> {
  const headers = incoming.headersDistinct
  const header = (name: string): string | null => headers[name]?.[0] ?? null
  const received = await readLimited(incoming, limitBytes)
  const body = await decodeContent(received, headers['content-encoding']?.join() ?? null, limitBytes)
  return {
    status: incoming.statusCode ?? 0,
    header,
    setCookies: headers['set-cookie'] ?? [],
    text: decodeBody(body, header('content-type')),
  }
}

async function readLimited(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop destroys the body and its connection.
    if (size > limitBytes) throw new TooManyBytesError()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
