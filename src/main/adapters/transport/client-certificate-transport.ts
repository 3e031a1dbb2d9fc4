import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import type { Result } from '../../../shared/result.ts'
import type { PresentedCertificate } from './presented-certificate.ts'
import { handshakeRefused } from './error-from-node-error.ts'
import { isCertificateFault } from './routed-transport.ts'

/** A transport that knows the certificate it refused last. */
export interface CertificateReportingTransport extends Transport {
  readonly refusedCertificate: PresentedCertificate | null
}

export interface ClientCertificateTransportParts {
  /** Node's stack, which cannot use the keys of the system's store. */
  readonly plain: Transport
  /** Opens Chromium's stack, which can, for the same direct way. */
  readonly openKeyed: () => CertificateReportingTransport
}

/**
 * The direct way to a gateway that may demand a client certificate. Node's stack goes first, being the quicker; once a gateway has refused it for
 * want of a certificate, Chromium's takes over for good. Until TLS 1.3 a gateway only says that the handshake failed, which has other causes too
 * and comes before its own certificate is judged: then Chromium's is tried, stays when it was about a client's certificate, and is not tried again
 * when it was about none at all.
 */
export class ClientCertificateTransport implements CertificateReportingTransport {
  readonly #parts: ClientCertificateTransportParts
  #keyed: CertificateReportingTransport | null = null
  /** Whether the gateway wants a certificate; null: not known yet. */
  #isWanted: boolean | null = null
  #isClosed = false

  constructor(parts: ClientCertificateTransportParts) {
    this.#parts = parts
  }

  get refusedCertificate(): PresentedCertificate | null {
    return this.#keyed?.refusedCertificate ?? null
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    if (this.#isWanted && this.#keyed) return this.#keyed.send(request)
    const sent = await this.#parts.plain.send(request)
    if (sent.ok || this.#isClosed) return sent
    if (isCertificateWanted(sent)) this.#isWanted = true
    else if (this.#isWanted !== null || sent.error.detail !== handshakeRefused) return sent
    // Nothing was heard: the gateway ends the connection before it reads a request.
    this.#keyed ??= this.#parts.openKeyed()
    const again = await this.#keyed.send(request)
    if (again.ok || isCertificateWanted(again)) this.#isWanted = true
    else if (this.#isWanted === null && !isCertificateFault(again.error.code)) this.#isWanted = false
    return this.#isWanted === false ? sent : again
  }

  renew(): void {
    this.#parts.plain.renew()
    this.#keyed?.renew()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([this.#parts.plain.close(), this.#keyed?.close()])
  }
}

const isCertificateWanted = (sent: Result<unknown>): boolean =>
  !sent.ok && sent.error.code === 'client-certificate-needed'
