import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import type { Result } from '../../../shared/result.ts'

/**
 * Loads another transport with its first request and forwards to it. It exists for start time only:
 * a static import would load undici before the panel is painted, and transports are created
 * synchronously, so the loading has to wait here.
 */
export class LazyTransport implements Transport {
  readonly #load: () => Promise<Transport>
  #loaded: Promise<Transport> | null = null

  constructor(load: () => Promise<Transport>) {
    this.#load = load
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    this.#loaded ??= this.#load()
    return (await this.#loaded).send(request)
  }

  renew(): void {
    void this.#loaded?.then((transport) => transport.renew())
  }

  async close(): Promise<void> {
    await (await this.#loaded)?.close()
  }
}
