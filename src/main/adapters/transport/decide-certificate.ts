import type { PresentedCertificate } from './read-presented-certificate.ts'

/**
 * Answers of `setCertificateVerifyProc`: 0, -2 and -3 are Electron's, others are net error numbers.
 */
const accept = 0
const refuse = -2
const useChromiumResult = -3
/** `net::ERR_CERT_WEAK_KEY`. */
const refuseAsWeak = -211
/** `net::ERR_CERT_INVALID`: for a certificate that cannot be read. */
export const refuseAsUnreadable = -207

export interface CertificateDecision {
  /** For the callback of `setCertificateVerifyProc`. */
  readonly verificationResult: number
  readonly isRefused: boolean
}

/**
 * Decides what to answer when Chromium asks about a certificate. With a pin, only the fingerprint
 * counts. Without one, Chromium's own result counts, except that a weak certificate is always
 * refused.
 *
 * @param pin the pinned SHA-256 fingerprint, or null.
 * @param chromiumResult Chromium's result: `net::OK` or the name of a net error.
 */
export function decideCertificate(
  { view, isWeak }: PresentedCertificate,
  pin: string | null,
  chromiumResult: string,
): CertificateDecision {
  if (pin !== null) {
    const isPinned = view.fingerprint256 === pin
    return { verificationResult: isPinned ? accept : refuse, isRefused: !isPinned }
  }
  if (isWeak) return { verificationResult: refuseAsWeak, isRefused: true }
  return { verificationResult: useChromiumResult, isRefused: chromiumResult !== 'net::OK' }
}
