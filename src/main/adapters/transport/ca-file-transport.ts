import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { RequestAbort } from './request-abort.ts'

/**
 * Reads a profile's CA file before the first request, and then forwards to a transport that trusts
 * it. A file that cannot be read fails the request, and is tried again with the next one.
 */
export class CaFileTransport implements Transport {
  readonly #read: () => Promise<Result<readonly string[]>>
  readonly #open: (certificates: readonly string[]) => Transport
  #opening: Promise<Result<Transport>> | null = null
  #opened: Transport | null = null
  #isClosed = false

  constructor(read: () => Promise<Result<readonly string[]>>, open: (certificates: readonly string[]) => Transport) {
    this.#read = read
    this.#open = open
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    if (this.#opened) return this.#opened.send(request)
    const startedAt = performance.now()
    const abort = new RequestAbort(request)
    try {
      this.#opening ??= this.#openOnce()
      const opened = await abort.whileGoingOn(this.#opening)
      if (this.#isClosed) return failure({ code: 'cancelled' })
      if (!opened.ok) return opened
      const timeoutMs = Math.max(1, request.timeoutMs - (performance.now() - startedAt))
      const sent = await opened.value.send({ ...request, timeoutMs })
      const isLate = !sent.ok && sent.error.code === 'gateway-timeout'
      return isLate ? failure({ ...sent.error, timeoutMs: request.timeoutMs }) : sent
    } catch {
      return abort.cause === 'timed-out'
        ? failure({ code: 'gateway-timeout', timeoutMs: request.timeoutMs })
        : failure({ code: 'cancelled' })
    } finally {
      abort.dispose()
    }
  }

  renew(): void {
    this.#opened?.renew()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#opened?.close()
  }

  async #openOnce(): Promise<Result<Transport>> {
    const read = await this.#read().finally(() => (this.#opening = null))
    if (!read.ok || this.#isClosed) return read.ok ? failure({ code: 'cancelled' }) : read
    this.#opened = this.#open(read.value)
    return { ok: true, value: this.#opened }
  }
}
