import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { isCertificateFault, type CertificateFault } from '../../../shared/error-codes.ts'
import type { Result } from '../../../shared/result.ts'

/** How long a PAC result is kept. A network change ends it earlier (`renew`). */
const pacResultTtlMs = 15_000

export interface RoutedTransportParts {
  /** Asks Chromium for the PAC result for the gateway: `DIRECT`, `PROXY host:port; DIRECT`. */
  readonly resolveProxy: () => Promise<string>
  /** The current pin for the gateway: a SHA-256 fingerprint, or null. */
  readonly pin: () => string | null
  readonly openDirect: (pin: string | null) => Transport
  readonly openProxied: (pin: string | null, pacResult: string) => Transport
  /** `by` is the transport that refused the certificate, one of those opened here. */
  readonly onCertificateRefused: (reason: CertificateFault, by: Transport) => void
  readonly now: () => number
}

/**
 * Chooses the transport to one gateway: Node's stack for a direct connection, Chromium's stack for
 * a proxy (docs/product.md §4). Proxy and pin are checked for every request, so a change of the
 * network or of the pin applies from the next request on.
 */
export class RoutedTransport implements Transport {
  readonly #parts: RoutedTransportParts
  #current: { readonly key: string; readonly transport: Transport } | null = null
  #pacResult: { readonly value: string; readonly expiresAt: number } | null = null
  #renewals = 0

  constructor(parts: RoutedTransportParts) {
    this.#parts = parts
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const transport = this.#transportFor(await this.#resolvePacResult())
    const sent = await transport.send(request)
    if (!sent.ok && isCertificateFault(sent.error.code)) this.#parts.onCertificateRefused(sent.error.code, transport)
    return sent
  }

  renew(): void {
    this.#renewals += 1
    this.#pacResult = null
    this.#current?.transport.renew()
  }

  async close(): Promise<void> {
    await this.#current?.transport.close()
    this.#current = null
  }

  #transportFor(pacResult: string): Transport {
    const pin = this.#parts.pin()
    // The first entry of a PAC result is the preferred one.
    const isDirect = pacResult.split(';')[0]?.trim().toUpperCase() === 'DIRECT'
    const key = `${isDirect ? 'DIRECT' : pacResult} ${pin ?? ''}`
    if (this.#current?.key === key) return this.#current.transport
    void this.#current?.transport.close()
    const transport = isDirect ? this.#parts.openDirect(pin) : this.#parts.openProxied(pin, pacResult)
    this.#current = { key, transport }
    return transport
  }

  async #resolvePacResult(): Promise<string> {
    const now = this.#parts.now()
    if (this.#pacResult && now < this.#pacResult.expiresAt) return this.#pacResult.value
    const renewals = this.#renewals
    const value = await this.#parts.resolveProxy()
    // A result for the previous network is used for this request only.
    if (renewals === this.#renewals) this.#pacResult = { value, expiresAt: now + pacResultTtlMs }
    return value
  }
}
