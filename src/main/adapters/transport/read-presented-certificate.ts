import { X509Certificate } from 'node:crypto'
import type { CertificateView } from '../../../shared/app-snapshot.ts'
import { isWeakCertificate } from './is-weak-certificate.ts'

/** A certificate that a gateway presented. */
export interface PresentedCertificate {
  readonly view: CertificateView
  /** Whether it could be forged. */
  readonly isWeak: boolean
}

/** Reads a certificate in DER or PEM. Throws if it is neither. */
export function readPresentedCertificate(certificate: Uint8Array | string): PresentedCertificate {
  const read = new X509Certificate(certificate)
  const view = {
    subject: oneLine(read.subject),
    issuer: oneLine(read.issuer),
    validFrom: Date.parse(read.validFrom),
    validTo: Date.parse(read.validTo),
    fingerprint256: read.fingerprint256,
  }
  return { view, isWeak: isWeakCertificate(read) }
}

/** Node has no text for an empty name, whatever the type says. */
const oneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ')
