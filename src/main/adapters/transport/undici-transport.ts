import { Pool, type buildConnector } from 'undici'
import type { CancelSignal, GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { decodeBody } from './decode-body.ts'
import { errorFromNodeError } from './error-from-node-error.ts'
import { createTlsConnector } from './tls-connector.ts'
import type { TlsTrust } from './tls-trust.ts'

/** Connections kept to one gateway: one holds the long poll, the rest are for lookups. */
const connectionLimit = 6
const keepAliveMs = 60_000

class ReplyTooLarge extends Error {}

/** The direct route: Node's own stack with kept-alive connections, exact headers, no redirects and no cache (docs/product.md §4). */
export class UndiciTransport implements Transport {
  readonly #origin: string
  readonly #connect: buildConnector.connector
  /** Not an agent: one that is closing has forgotten its connections, and could not end them any more. */
  #pool: Pool
  /** Those that still have requests to finish. */
  readonly #retiring = new Set<Pool>()
  #isClosed = false

  /** `trust` says which certificates the gateway's chain may end at. */
  constructor(origin: string, trust: () => TlsTrust) {
    this.#origin = origin
    this.#connect = createTlsConnector(origin.startsWith('https:') ? trust() : null)
    this.#pool = this.#newPool()
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const ending = new Ending(request)
    const { signal } = ending
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
      const reply = await untilAborted(sent, signal)
      const bytes = await readLimited(reply.body, request.replyLimitBytes)
      const header = (name: string): string | null => [reply.headers[name]].flat()[0] ?? null
      return success({
        status: reply.statusCode,
        header,
        setCookies: [reply.headers['set-cookie'] ?? []].flat(),
        text: decodeBody(bytes, header('content-type')),
      })
    } catch (fault) {
      if (fault instanceof ReplyTooLarge)
        return failure({ code: 'reply-too-large', detail: String(request.replyLimitBytes) })
      if (request.signal?.aborted) return failure({ code: 'cancelled' })
      if (ending.isOverdue) return failure({ code: 'gateway-timeout', detail: String(request.timeoutMs) })
      return failure(errorFromNodeError(fault))
    } finally {
      ending.stop()
    }
  }

  renew(): void {
    if (this.#isClosed) return
    const former = this.#pool
    this.#pool = this.#newPool()
    this.#retiring.add(former)
    void former.close().finally(() => this.#retiring.delete(former))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([this.#pool, ...this.#retiring].map((pool) => pool.destroy()))
  }

  #newPool(): Pool {
    return new Pool(this.#origin, {
      connections: connectionLimit,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      connect: this.#connect,
    })
  }
}

/** What ends a request early: its caller, or its deadline. One signal for both, at a fraction of what `AbortSignal.any` and `timeout` cost. */
class Ending {
  readonly #controller = new AbortController()
  readonly #caller: CancelSignal | undefined
  readonly #timer: NodeJS.Timeout
  readonly #end = (): void => this.#controller.abort(new Error('ended'))
  #isOverdue = false

  constructor({ signal, timeoutMs }: GatewayRequest) {
    this.#caller = signal
    if (signal?.aborted) this.#end()
    signal?.addEventListener('abort', this.#end)
    this.#timer = setTimeout(() => {
      this.#isOverdue = true
      this.#end()
    }, timeoutMs)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get isOverdue(): boolean {
    return this.#isOverdue
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#caller?.removeEventListener('abort', this.#end)
  }
}

/** undici hears of an abort only once the request has its connection: one that is still being opened must not hold the caller. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', giveUp, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

async function readLimited(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop destroys the body and with it the connection.
    if (size > limitBytes) throw new ReplyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
