import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { isCertificateFault, type AppError, type CertificateFault } from '../../../shared/error-codes.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { isDirect } from './proxy-rules-from-pac.ts'
import { sendWithinDeadline, type BoundedRequest } from './send-within-deadline.ts'

/** How long a PAC result is kept. A network change ends it earlier (`renew`). */
const pacResultTtlMs = 15_000

export interface RoutedTransportParts {
  /** Asks Chromium for the PAC result for the gateway: `DIRECT`, `PROXY host:port; DIRECT`. */
  readonly resolveProxy: () => Promise<string>
  /** The current pin for the gateway: a SHA-256 fingerprint, or null. */
  readonly pin: () => string | null
  readonly openDirect: (pin: string | null) => Transport
  readonly openProxied: (pin: string | null, pacResult: string) => Transport
  /** Differs once what was opened is of no use any more, like Chromium's dead network process. */
  readonly generation: () => number
  /** `by` is the transport that refused the certificate, one of those opened here. */
  readonly onCertificateRefused: (reason: CertificateFault, by: Transport) => void
  /** An error that no transport was meant to throw; returns what to say of it. */
  readonly onUnexpected: (error: unknown) => AppError
  readonly now: () => number
}

/** A transport that was opened, and what for. */
interface OpenTransport {
  readonly key: string
  readonly pin: string | null
  readonly transport: Transport
  /** Requests under way. */
  users: number
}

/**
 * Chooses the transport to one gateway: Node's stack for a direct connection, Chromium's stack for
 * a proxy (docs/product.md §4). Proxy and pin are checked for every request, so a change of the
 * network or of the pin applies from the next request on. Here is the one deadline of a request:
 * it counts from the question about the proxy to the last byte of the reply.
 */
export class RoutedTransport implements Transport {
  readonly #parts: RoutedTransportParts
  #current: OpenTransport | null = null
  /** The current one, and those that only finish what is under way. */
  readonly #open = new Set<OpenTransport>()
  #pacResult: { readonly value: string; readonly expiresAt: number } | null = null
  #renewals = 0
  #isClosed = false

  constructor(parts: RoutedTransportParts) {
    this.#parts = parts
  }

  send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    let isRouteKnown = false
    return sendWithinDeadline(request, {
      send: (bounded) => this.#send(bounded, () => (isRouteKnown = true)),
      lateReason: () => (isRouteKnown ? undefined : 'proxy-settings'),
      onUnexpected: this.#parts.onUnexpected,
    })
  }

  renew(): void {
    this.#renewals += 1
    this.#pacResult = null
    this.#current?.transport.renew()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#open].map((open) => this.#close(open)))
  }

  async #send(request: BoundedRequest, onRouteKnown: () => void): Promise<Result<GatewayReply>> {
    const pacResult = await this.#resolvePacResult()
    onRouteKnown()
    if (pacResult === null) return failure({ code: 'proxy-unreachable', detail: 'proxy settings' })
    if (request.signal.aborted || this.#isClosed) return failure({ code: 'cancelled' })
    const route = this.#routeFor(pacResult)
    route.users += 1
    try {
      const sent = await route.transport.send(request)
      if (!sent.ok && isCertificateFault(sent.error.code))
        this.#parts.onCertificateRefused(sent.error.code, route.transport)
      return sent
    } finally {
      route.users -= 1
      if (route.users === 0 && route !== this.#current) void this.#close(route)
    }
  }

  #routeFor(pacResult: string): OpenTransport {
    const pin = this.#parts.pin()
    const former = this.#current
    const key = `${this.#parts.generation()} ${isDirect(pacResult) ? 'DIRECT' : pacResult} ${pin ?? ''}`
    if (former?.key === key) return former
    const transport = isDirect(pacResult) ? this.#parts.openDirect(pin) : this.#parts.openProxied(pin, pacResult)
    const route = { key, pin, transport, users: 0 }
    this.#open.add(route)
    this.#current = route
    // Another proxy is no reason to end what is under way. Another pin is.
    if (former && (former.users === 0 || former.pin !== pin)) void this.#close(former)
    return route
  }

  async #close(route: OpenTransport): Promise<void> {
    if (this.#open.delete(route)) await route.transport.close().catch(this.#parts.onUnexpected)
  }

  /** Null if Chromium could not say. */
  async #resolvePacResult(): Promise<string | null> {
    const now = this.#parts.now()
    if (this.#pacResult && now < this.#pacResult.expiresAt) return this.#pacResult.value
    const renewals = this.#renewals
    const value = await this.#parts.resolveProxy().catch(() => null)
    // A result for the previous network is used for this request only.
    if (value !== null && renewals === this.#renewals) this.#pacResult = { value, expiresAt: now + pacResultTtlMs }
    return value
  }
}
