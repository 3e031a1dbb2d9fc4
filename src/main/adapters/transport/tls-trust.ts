import { existsSync, readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { failure, success, type Result } from '../../../shared/result.ts'

/** Where the distributions keep their bundle; for runtimes that cannot ask the system (before Node 22.15). */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

let systemContext: tls.SecureContext | undefined

/** Certificates of the system's trust store. */
function systemCertificates(): string[] {
  const ask = (tls as { getCACertificates?: (type: 'system') => string[] }).getCACertificates
  const fromSystem = ask ? ask('system') : []
  if (fromSystem.length > 0) return fromSystem
  const bundle = systemBundles.find((path) => existsSync(path))
  return bundle ? [readFileSync(bundle, 'utf8')] : [...tls.rootCertificates]
}

/** Which certificates are good: those whose chain ends in the context; with a pin, the one certificate of that SHA-256 fingerprint alone. */
export interface TlsTrust {
  readonly context: tls.SecureContext
  readonly pin: string | null
}

/** TlsTrust in the system's store, with an extra CA beside it when one is given. Kept, since reading a whole store takes long. */
export function systemTrust(extraCa: string | null): TlsTrust {
  if (extraCa !== null)
    return { context: tls.createSecureContext({ ca: [...systemCertificates(), extraCa] }), pin: null }
  systemContext ??= tls.createSecureContext({ ca: systemCertificates() })
  return { context: systemContext, pin: null }
}

/** TlsTrust in the one certificate with this SHA-256 fingerprint and in nothing else. */
export const pinTrust = (fingerprint256: string): TlsTrust => ({
  context: tls.createSecureContext(),
  pin: fingerprint256,
})

/** The fingerprint of the one certificate in a file, when it is no authority: such a file can only mean that very certificate. */
export function singleLeafFingerprint(pem: string): string | null {
  if (pem.split('-----BEGIN CERTIFICATE-----').length !== 2) return null
  const certificate = new X509Certificate(pem)
  return certificate.ca ? null : certificate.fingerprint256
}

/** TlsTrust in exactly this certificate and in nothing else. */
export const exactTrust = (certificatePem: string): TlsTrust =>
  pinTrust(new X509Certificate(certificatePem).fingerprint256)

/** Reads an extra CA file: one or more PEM certificates. Anything else is `ca-file-unreadable`. */
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
