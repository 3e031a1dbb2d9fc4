import type { GatewayReply, GatewayRequest, Transport } from '../../../core/ports.ts'
import { isCertificateFault } from '../../../shared/error-codes.ts'
import type { Result } from '../../../shared/result.ts'
import type { PresentedCertificate } from './read-presented-certificate.ts'

/** A transport that keeps the last server certificate that it refused. */
export interface CertificateReportingTransport extends Transport {
  readonly refusedCertificate: PresentedCertificate | null
}

export interface ClientCertificateTransportParts {
  /** Node's stack. It cannot use the private keys of the system's certificate store. */
  readonly nodeTransport: Transport
  /** Opens Chromium's stack, which can use those keys, also without a proxy. */
  readonly openChromiumTransport: () => CertificateReportingTransport
}

/**
 * The direct connection to a gateway that may require a client certificate. Node's stack is faster
 * and goes first. After a gateway has refused it for lack of a certificate, Chromium's stack is
 * used for all requests. Before TLS 1.3 the gateway reports only a failed handshake. That has other
 * causes too, and it comes before the gateway's own certificate is checked. So Chromium's stack is
 * tried, and it stays if a client certificate was the reason. If it was not, Chromium's stack is
 * not tried again.
 */
export class ClientCertificateTransport implements CertificateReportingTransport {
  readonly #parts: ClientCertificateTransportParts
  #chromiumTransport: CertificateReportingTransport | null = null
  /** Whether the gateway requires a client certificate; null while unknown. */
  #isRequired: boolean | null = null
  #isClosed = false

  constructor(parts: ClientCertificateTransportParts) {
    this.#parts = parts
  }

  get refusedCertificate(): PresentedCertificate | null {
    return this.#chromiumTransport?.refusedCertificate ?? null
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    if (this.#isRequired && this.#chromiumTransport) return this.#chromiumTransport.send(request)
    const first = await this.#parts.nodeTransport.send(request)
    if (first.ok || this.#isClosed) return first
    if (isClientCertificateNeeded(first)) this.#isRequired = true
    else if (this.#isRequired !== null || first.error.reason !== 'handshake-refused') return first
    // A retry is safe: the gateway ended the connection before it read a request.
    this.#chromiumTransport ??= this.#parts.openChromiumTransport()
    const second = await this.#chromiumTransport.send(request)
    if (second.ok || isClientCertificateNeeded(second)) this.#isRequired = true
    else if (this.#isRequired === null && !isCertificateFault(second.error.code)) this.#isRequired = false
    return this.#isRequired === false ? first : second
  }

  renew(): void {
    this.#parts.nodeTransport.renew()
    this.#chromiumTransport?.renew()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([this.#parts.nodeTransport.close(), this.#chromiumTransport?.close()])
  }
}

const isClientCertificateNeeded = (result: Result<unknown>): boolean =>
  !result.ok && result.error.code === 'client-certificate-needed'
