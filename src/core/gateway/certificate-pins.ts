import type { CertificateView, QuestionSubject } from '../../shared/app-snapshot.ts'
import type { CertificateFault } from '../../shared/error-codes.ts'
import { maxPins, type Settings } from '../../shared/settings.ts'

/** A certificate that was not trusted, as the connection saw it. */
export interface RefusedCertificate {
  readonly gateway: string
  readonly certificate: CertificateView
  readonly reason: CertificateFault
  /** Anybody could forge it, whatever else it was refused for. */
  readonly isWeak: boolean
}

/** The fingerprint that the agent chose to trust for a gateway, or null. */
export const pinFor = (pins: Settings['pins'], gateway: string): string | null =>
  pins.find((pin) => pin.gateway === gateway)?.fingerprint256 ?? null

/** The newest pin is the one that counts; beyond the highest number the oldest goes. */
export const withPin = (pins: Settings['pins'], gateway: string, fingerprint256: string): Settings['pins'] =>
  [...withoutPin(pins, gateway), { gateway, fingerprint256 }].slice(-maxPins)

export const withoutPin = (pins: Settings['pins'], gateway: string): Settings['pins'] =>
  pins.filter((pin) => pin.gateway !== gateway)

/**
 * Never pinned: a certificate that replaced a pinned one, whose pin the agent removes first
 * (docs/product.md §4), and one that anybody could forge.
 */
const neverPinned: readonly CertificateFault[] = ['certificate-changed', 'certificate-weak']

/** The question about a refused certificate. Of several reasons, the one that forbids a pin. */
export function certificateQuestion({
  isWeak,
  ...refused
}: RefusedCertificate): Extract<QuestionSubject, { kind: 'certificate' }> {
  const reason = isWeak && !neverPinned.includes(refused.reason) ? 'certificate-weak' : refused.reason
  return { kind: 'certificate', ...refused, reason, mayBePinned: !neverPinned.includes(reason) }
}
