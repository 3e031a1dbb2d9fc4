import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import type { Result } from '../../../shared/result.ts'

/** A transport whose stack is loaded with its first request: at the start it would only delay the panel. */
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
