import { Agent, request as send } from 'undici'
import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, success, type Result } from '../../../shared/reply.ts'
import { decodeBody } from './decode-body.ts'
import { errorFromFault } from './error-from-fault.ts'
import { connectorFor } from './tls-connector.ts'
import type { Trust } from './trust.ts'

/** Connections kept to one gateway: one holds the long poll, the rest are for lookups. */
const connectionLimit = 6
const keepAliveMs = 60_000

class ReplyTooLarge extends Error {}

/** The direct route: Node's own stack with kept-alive connections, exact headers, no redirects and no cache (design.md §4). */
export class UndiciTransport implements Transport {
  readonly #origin: string
  readonly #agent: Agent

  /** `trust` says which certificates the gateway's chain may end at. */
  constructor(origin: string, trust: () => Trust) {
    this.#origin = origin
    this.#agent = new Agent({
      connections: connectionLimit,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      connect: connectorFor(origin.startsWith('https:') ? trust() : null),
    })
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const deadline = AbortSignal.timeout(request.timeoutMs)
    // The cast is safe: core's CancelSignal is a narrowed view of the AbortSignal that main's createCancel made.
    const signal = request.signal ? AbortSignal.any([request.signal as AbortSignal, deadline]) : deadline
    try {
      const sent = send(this.#origin + request.path, {
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        dispatcher: this.#agent,
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
      if (deadline.aborted) return failure({ code: 'gateway-timeout', detail: String(request.timeoutMs) })
      return failure(errorFromFault(fault))
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
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
