import { existsSync, readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { failure, success, type Result } from '../../../shared/result.ts'

/**
 * CA bundles of the distributions, for runtimes without `getCACertificates` (before Node 22.15).
 */
const caBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

let systemContext: tls.SecureContext | undefined

/** The certificates of the system's trust store, in PEM. */
function systemCertificates(): string[] {
  const getCertificates = (tls as { getCACertificates?: (type: 'system') => string[] }).getCACertificates
  const fromSystem = getCertificates ? getCertificates('system') : []
  if (fromSystem.length > 0) return fromSystem
  const bundle = caBundles.find((path) => existsSync(path))
  return bundle ? [readFileSync(bundle, 'utf8')] : [...tls.rootCertificates]
}

/**
 * Which certificates are trusted: with a pin, only the one with that SHA-256 fingerprint; else the
 * context's.
 */
export interface TlsTrust {
  readonly context: tls.SecureContext
  readonly pin: string | null
}

/**
 * Trusts the system's store and the extra CA, if given. Caches the store's context: reading it is
 * slow.
 */
export function systemTrust(extraCa: string | null): TlsTrust {
  if (extraCa !== null)
    return { context: tls.createSecureContext({ ca: [...systemCertificates(), extraCa] }), pin: null }
  systemContext ??= tls.createSecureContext({ ca: systemCertificates() })
  return { context: systemContext, pin: null }
}

/** Trusts only the certificate with this SHA-256 fingerprint. */
export const pinTrust = (fingerprint256: string): TlsTrust => ({
  context: tls.createSecureContext(),
  pin: fingerprint256,
})

/**
 * The fingerprint of a file's only certificate, if that is no CA. Such a file can only mean that
 * this very certificate is trusted. Null for any other file.
 */
export function singleLeafFingerprint(pem: string): string | null {
  if (pem.split('-----BEGIN CERTIFICATE-----').length !== 2) return null
  const certificate = new X509Certificate(pem)
  return certificate.ca ? null : certificate.fingerprint256
}

/** Trusts only this certificate. */
export const exactTrust = (certificatePem: string): TlsTrust =>
  pinTrust(new X509Certificate(certificatePem).fingerprint256)

/**
 * Reads a CA file with one or more PEM certificates. Fails with `ca-file-unreadable` for any other
 * file.
 */
export function readCaFile(path: string): Result<string> {
  try {
    const content = readFileSync(path, 'utf8')
    const found = content.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
    for (const pem of found) new X509Certificate(pem)
    return found.length > 0 ? success(found.join('\n')) : failure({ code: 'ca-file-unreadable' })
  } catch {
    return failure({ code: 'ca-file-unreadable' })
  }
}
