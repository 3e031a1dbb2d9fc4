import { X509Certificate } from 'node:crypto'
import type { CertificateView } from '../../../shared/app-snapshot.ts'
import { isWeakCertificate } from './is-weak-certificate.ts'

/** A certificate that a gateway presented. */
export interface PresentedCertificate {
  readonly view: CertificateView
  /** Whether it could be forged. */
  readonly isWeak: boolean
}

/** Longer names are cut: a certificate may hold any number of bytes. */
const maxNameLength = 500

/**
 * Reads a certificate in DER or PEM. Throws if it is neither, or if a field cannot be read. So
 * callers in a callback of a socket must catch. A certificate may have no subject: then its host
 * names stand for it.
 */
export function readPresentedCertificate(certificate: Uint8Array | string): PresentedCertificate {
  const read = new X509Certificate(certificate)
  const view = {
    subject: oneLine(read.subject) || oneLine(read.subjectAltName),
    issuer: oneLine(read.issuer),
    validFrom: Date.parse(read.validFrom),
    validTo: Date.parse(read.validTo),
    fingerprint256: read.fingerprint256,
  }
  if (Number.isNaN(view.validFrom) || Number.isNaN(view.validTo)) throw new Error('a date that cannot be read')
  return { view, isWeak: isWeakCertificate(read) }
}

/** One line of visible text. Node has no name, whatever the type says, where there is none. */
const oneLine = (name: string | undefined): string =>
  (name ?? '')
    .split('\n')
    .join(', ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .slice(0, maxNameLength)
