import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import type { CertificateFault } from '../../../shared/error-codes.ts'
import type { Result } from '../../../shared/result.ts'

/** How long an answer about the proxy holds; a change of network asks again anyway (`renew`). */
const routeLifeMs = 15_000

export interface RoutedTransportParts {
  /** Chromium's word on the way to the gateway, as a PAC file would say it: `DIRECT`, `PROXY host:port`. */
  readonly resolveProxy: () => Promise<string>
  /** The certificate pinned for the gateway at this moment. */
  readonly pin: () => string | null
  readonly openDirect: (pin: string | null) => Transport
  /** `route` is Chromium's word on the way, as it was resolved. */
  readonly openProxied: (pin: string | null, route: string) => Transport
  /** `by` is the transport that refused, one of those opened. */
  readonly onCertificateRefused: (reason: CertificateFault, by: Transport) => void
  readonly now: () => number
}

/**
 * The way to one gateway: direct by Node's stack, through a proxy by Chromium's (docs/product.md §4). Route and pin are looked at for every
 * request, so that a verdict changed by the agent, or another network, holds from the next one on.
 */
export class RoutedTransport implements Transport {
  readonly #parts: RoutedTransportParts
  #inner: { readonly key: string; readonly transport: Transport } | null = null
  #route: { readonly answer: string; readonly until: number } | null = null
  #renewals = 0

  constructor(parts: RoutedTransportParts) {
    this.#parts = parts
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const transport = this.#transport(await this.#resolved())
    const sent = await transport.send(request)
    if (!sent.ok && isCertificateFault(sent.error.code)) this.#parts.onCertificateRefused(sent.error.code, transport)
    return sent
  }

  renew(): void {
    this.#renewals += 1
    this.#route = null
    this.#inner?.transport.renew()
  }

  async close(): Promise<void> {
    await this.#inner?.transport.close()
    this.#inner = null
  }

  #transport(route: string): Transport {
    const pin = this.#parts.pin()
    // The first way that a PAC file names is the preferred one.
    const isDirect = route.split(';')[0]?.trim().toUpperCase() === 'DIRECT'
    const key = `${isDirect ? 'DIRECT' : route} ${pin ?? ''}`
    if (this.#inner?.key === key) return this.#inner.transport
    void this.#inner?.transport.close()
    const transport = isDirect ? this.#parts.openDirect(pin) : this.#parts.openProxied(pin, route)
    this.#inner = { key, transport }
    return transport
  }

  async #resolved(): Promise<string> {
    const now = this.#parts.now()
    if (this.#route && now < this.#route.until) return this.#route.answer
    const renewals = this.#renewals
    const answer = await this.#parts.resolveProxy()
    // An answer about the former network is good for the request that asked, and for no other.
    if (renewals === this.#renewals) this.#route = { answer, until: now + routeLifeMs }
    return answer
  }
}

export const isCertificateFault = (code: string): code is CertificateFault => code.startsWith('certificate-')
