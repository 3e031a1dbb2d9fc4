import type { PresentedCertificate } from './presented-certificate.ts'

/** Answers to Chromium's question about a certificate; below zero they are its error numbers, but for those that Electron has made up. */
const trusted = 0
const refused = -2
const chromiumsOwn = -3
/** `net::ERR_CERT_WEAK_KEY`. */
const weak = -211

export interface CertificateDecision {
  /** For the callback of `setCertificateVerifyProc`. */
  readonly answer: number
  readonly isRefused: boolean
}

/**
 * What is answered to Chromium about a certificate. With a pin the certificate itself decides, whatever Chromium says of it; else Chromium's
 * word holds, but not for one that anybody could forge.
 */
export function decideCertificate(
  { view, isWeak }: PresentedCertificate,
  pin: string | null,
  chromiumsWord: string,
): CertificateDecision {
  if (pin !== null)
    return view.fingerprint256 === pin ? { answer: trusted, isRefused: false } : { answer: refused, isRefused: true }
  if (isWeak) return { answer: weak, isRefused: true }
  return { answer: chromiumsOwn, isRefused: chromiumsWord !== 'net::OK' }
}
