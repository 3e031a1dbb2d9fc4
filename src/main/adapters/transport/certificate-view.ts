import { X509Certificate } from 'node:crypto'
import type { CertificateView } from '../../../shared/app-snapshot.ts'

/** A certificate (DER or PEM) as a person can judge it. */
export function certificateView(certificate: Uint8Array | string): CertificateView {
  const read = new X509Certificate(certificate)
  return {
    subject: oneLine(read.subject),
    issuer: oneLine(read.issuer),
    validFrom: Date.parse(read.validFrom),
    validTo: Date.parse(read.validTo),
    fingerprint256: read.fingerprint256,
  }
}

const oneLine = (name: string): string => name.split('\n').join(', ')
