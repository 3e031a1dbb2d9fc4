import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import type { CertificateFault } from '../../../shared/error-codes.ts'
import type { Result } from '../../../shared/reply.ts'

/** How long an answer about the proxy holds; a change of network asks again anyway. */
const routeLifeMs = 15_000

export interface RoutedTransportParts {
  /** Chromium's word on the way to the gateway, as a PAC file would say it: `DIRECT`, `PROXY host:port`. */
  readonly resolveProxy: () => Promise<string>
  /** The certificate pinned for the gateway at this moment. */
  readonly pin: () => string | null
  readonly openDirect: (pin: string | null) => Transport
  readonly openProxied: (pin: string | null) => Transport
  readonly onCertificateRefused: (reason: CertificateFault) => void
  readonly now: () => number
}

/**
 * The way to one gateway: direct by Node's stack, through a proxy by Chromium's (design.md §4). Route and pin are looked at for every
 * request, so that a verdict changed by the agent, or another network, holds from the next one on.
 */
export class RoutedTransport implements Transport {
  readonly #parts: RoutedTransportParts
  #inner: { readonly key: string; readonly transport: Transport } | null = null
  #route: { readonly isDirect: boolean; readonly until: number } | null = null

  constructor(parts: RoutedTransportParts) {
    this.#parts = parts
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const sent = await this.#transport(await this.#isDirect()).send(request)
    if (!sent.ok && isCertificateFault(sent.error.code)) this.#parts.onCertificateRefused(sent.error.code)
    return sent
  }

  async close(): Promise<void> {
    await this.#inner?.transport.close()
    this.#inner = null
  }

  #transport(isDirect: boolean): Transport {
    const pin = this.#parts.pin()
    const key = `${isDirect ? 'direct' : 'proxied'} ${pin ?? ''}`
    if (this.#inner?.key === key) return this.#inner.transport
    void this.#inner?.transport.close()
    const transport = isDirect ? this.#parts.openDirect(pin) : this.#parts.openProxied(pin)
    this.#inner = { key, transport }
    return transport
  }

  async #isDirect(): Promise<boolean> {
    const now = this.#parts.now()
    if (this.#route && now < this.#route.until) return this.#route.isDirect
    const answer = await this.#parts.resolveProxy()
    // The first way that a PAC file names is the preferred one.
    const isDirect = answer.split(';')[0]?.trim().toUpperCase() === 'DIRECT'
    this.#route = { isDirect, until: now + routeLifeMs }
    return isDirect
  }
}

const isCertificateFault = (code: string): code is CertificateFault => code.startsWith('certificate-')
