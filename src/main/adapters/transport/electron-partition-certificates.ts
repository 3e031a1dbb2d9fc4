import type { Request } from 'electron'
import { decideCertificate, refuseAsUnreadable } from './decide-certificate.ts'
import { readPresentedCertificate, type PresentedCertificate } from './read-presented-certificate.ts'

/**
 * Decides about the certificates that a partition is shown, and keeps those it refused. Chromium
 * asks once about each and remembers the result, so they are kept as long as the partition.
 */
export class PartitionCertificates {
  readonly #pin: string | null
  readonly #refused = new Map<string, readonly PresentedCertificate[]>()
  #lastRefused: PresentedCertificate | null = null

  /** @param pin the SHA-256 fingerprint of the only certificate to trust, or null. */
  constructor(pin: string | null) {
    this.#pin = pin
  }

  /** From now on another transport asks. */
  beginLease(): void {
    this.#lastRefused = null
  }

  /** What to answer Chromium. Never throws: then Chromium would wait for ever. */
  judge({
    certificate,
    hostname,
    verificationResult,
  }: Pick<Request, 'certificate' | 'hostname' | 'verificationResult'>) {
    this.#lastRefused = null
    try {
      const presented = readPresentedCertificate(certificate.data)
      const decision = decideCertificate(presented, this.#pin, verificationResult)
      if (decision.isRefused) this.#keep(hostname, presented)
      return decision.verificationResult
    } catch {
      return refuseAsUnreadable
    }
  }

  /** The certificate for which the last connection to this host was refused; null if unknown. */
  refusedAt(hostname: string): PresentedCertificate | null {
    if (this.#lastRefused) return this.#lastRefused
    // Refused in a former lease. Of several, nobody can tell which it was this time.
    const [known, ...others] = this.#refused.get(hostname) ?? []
    return others.length === 0 ? (known ?? null) : null
  }

  #keep(hostname: string, presented: PresentedCertificate): void {
    this.#lastRefused = presented
    const { fingerprint256 } = presented.view
    const others = (this.#refused.get(hostname) ?? []).filter(({ view }) => view.fingerprint256 !== fingerprint256)
    this.#refused.set(hostname, [...others, presented])
  }
}
