import type { Request } from 'electron'
import { decideCertificate, refuseAsUnreadable } from './decide-certificate.ts'
import { readPresentedCertificate, type PresentedCertificate } from './read-presented-certificate.ts'

/**
 * Decides about the certificates that a partition is shown, and keeps those it refused. Chromium
 * asks once about each and remembers the result, so they are kept as long as the partition.
 */
export class PartitionCertificates {
  readonly #pin: string | null
  /** The certificate that was refused last, by the gateway's origin. */
  readonly #refused = new Map<string, PresentedCertificate>()
  #origin = ''
  #lastRefused: PresentedCertificate | null = null

  /** @param pin the SHA-256 fingerprint of the only certificate to trust, or null. */
  constructor(pin: string | null) {
    this.#pin = pin
  }

  /** From now on the connections are to this gateway. */
  beginLease(origin: string): void {
    this.#origin = origin
    this.#lastRefused = null
  }

  /** What to answer Chromium. Never throws: then Chromium would wait for ever. */
  judge({ certificate, verificationResult }: Pick<Request, 'certificate' | 'verificationResult'>): number {
    this.#lastRefused = null
    try {
      const presented = readPresentedCertificate(certificate.data)
      const decision = decideCertificate(presented, this.#pin, verificationResult)
      if (decision.isRefused) {
        this.#lastRefused = presented
        this.#refused.set(this.#origin, presented)
      }
      return decision.verificationResult
    } catch {
      return refuseAsUnreadable
    }
  }

  /** The certificate for which the gateway's last connection was refused; null if unknown. */
  get refused(): PresentedCertificate | null {
    return this.#lastRefused ?? this.#refused.get(this.#origin) ?? this.#refusedAtSameHost()
  }

  /**
   * Chromium remembers results by host and certificate, without the port. Of several certificates
   * nobody can tell which one it was this time.
   */
  #refusedAtSameHost(): PresentedCertificate | null {
    const hostOf = (origin: string): string => new URL(origin).hostname
    const candidates = [...this.#refused].filter(([origin]) => hostOf(origin) === hostOf(this.#origin))
    const [known, ...others] = new Map(candidates.map(([, one]) => [one.view.fingerprint256, one])).values()
    return others.length === 0 ? (known ?? null) : null
  }
}
