import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { unexpectedError } from './send-within-deadline.ts'

/**
 * Loads another transport with its first request and forwards to it. It exists for start time only:
 * a static import would load Node's HTTPS client before the panel is painted, and transports are
 * created synchronously, so the loading has to wait here. A load that failed is tried again with
 * the next request.
 */
export class LazyTransport implements Transport {
  readonly #load: () => Promise<Transport>
  #loaded: Promise<Transport> | null = null
  #isClosed = false

  constructor(load: () => Promise<Transport>) {
    this.#load = load
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    try {
      const transport = await this.#transport()
      return this.#isClosed ? failure({ code: 'cancelled' }) : await transport.send(request)
    } catch (error) {
      return failure(unexpectedError(error))
    }
  }

  renew(): void {
    void this.#ifLoaded((transport) => transport.renew())
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#ifLoaded((transport) => transport.close())
  }

  #transport(): Promise<Transport> {
    this.#loaded ??= this.#load().catch((error: unknown) => {
      this.#loaded = null
      throw error
    })
    return this.#loaded
  }

  async #ifLoaded(act: (transport: Transport) => unknown): Promise<void> {
    const transport = await this.#loaded?.catch(() => null)
    if (transport) await act(transport)
  }
}
