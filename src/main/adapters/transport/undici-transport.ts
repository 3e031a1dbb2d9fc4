import { Pool, type buildConnector } from 'undici'
import type { CancelSignal, GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { decodeBody } from './decode-body.ts'
import { errorFromNodeError } from './error-from-node-error.ts'
import { createTlsConnector } from './tls-connector.ts'
import type { TlsTrust } from './tls-trust.ts'

/** Connections to one gateway. The long poll uses one; the others are for lookups. */
const maxConnections = 6
const keepAliveMs = 60_000

class ReplyTooLargeError extends Error {}

/**
 * Connects directly through Node's network stack, with keep-alive. Header names are sent as
 * written, redirects are not followed and nothing is cached (docs/product.md §4).
 */
export class UndiciTransport implements Transport {
  readonly #origin: string
  readonly #connect: buildConnector.connector
  /** Not an `Agent`: a closing agent drops its pools and could not destroy their connections. */
  #pool: Pool
  /** Replaced pools that still have requests in flight. */
  readonly #closingPools = new Set<Pool>()
  #isClosed = false

  /** `trust` is called only for https. */
  constructor(origin: string, trust: () => TlsTrust) {
    this.#origin = origin
    this.#connect = createTlsConnector(origin.startsWith('https:') ? trust() : null)
    this.#pool = this.#newPool()
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const abort = new RequestAbort(request)
    const { signal } = abort
    try {
      const sent = this.#pool.request({
        path: request.path,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      const reply = await rejectOnAbort(sent, signal)
      const bytes = await readLimited(reply.body, request.replyLimitBytes)
      const header = (name: string): string | null => [reply.headers[name]].flat()[0] ?? null
      return success({
        status: reply.statusCode,
        header,
        setCookies: [reply.headers['set-cookie'] ?? []].flat(),
        text: decodeBody(bytes, header('content-type')),
      })
    } catch (error) {
      if (error instanceof ReplyTooLargeError)
        return failure({ code: 'reply-too-large', detail: String(request.replyLimitBytes) })
      if (request.signal?.aborted) return failure({ code: 'cancelled' })
      if (abort.isTimedOut) return failure({ code: 'gateway-timeout', timeoutMs: request.timeoutMs })
      return failure(errorFromNodeError(error))
    } finally {
      abort.dispose()
    }
  }

  renew(): void {
    if (this.#isClosed) return
    const previous = this.#pool
    this.#pool = this.#newPool()
    this.#closingPools.add(previous)
    void previous.close().finally(() => this.#closingPools.delete(previous))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([this.#pool, ...this.#closingPools].map((pool) => pool.destroy()))
  }

  #newPool(): Pool {
    return new Pool(this.#origin, {
      connections: maxConnections,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      connect: this.#connect,
    })
  }
}

/**
 * Aborts a request when its caller does or when its time is over. Much cheaper than
 * `AbortSignal.any` with `AbortSignal.timeout`.
 */
class RequestAbort {
  readonly #controller = new AbortController()
  readonly #callerSignal: CancelSignal | undefined
  readonly #timer: NodeJS.Timeout
  readonly #abort = (): void => this.#controller.abort(new Error('aborted'))
  #isTimedOut = false

  constructor({ signal, timeoutMs }: GatewayRequest) {
    this.#callerSignal = signal
    if (signal?.aborted) this.#abort()
    signal?.addEventListener('abort', this.#abort)
    this.#timer = setTimeout(() => {
      this.#isTimedOut = true
      this.#abort()
    }, timeoutMs)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get isTimedOut(): boolean {
    return this.#isTimedOut
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#callerSignal?.removeEventListener('abort', this.#abort)
  }
}

/** undici ignores an abort while it opens a connection. The caller must not wait for that. */
function rejectOnAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

async function readLimited(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop destroys the body and its connection.
    if (size > limitBytes) throw new ReplyTooLargeError()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
