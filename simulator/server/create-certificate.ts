import { isIP } from 'node:net'
import { generate } from 'selfsigned'

/** A certificate with its private key, both in PEM. */
export interface Certificate {
  readonly certificatePem: string
  readonly keyPem: string
}

export type CertificateStrength = 'normal' | 'weak' | 'weak-key' | 'weak-signature'

/** Properties of a certificate to create. */
interface CertificateRequest {
  /** Null: the certificate names no subject at all. */
  readonly commonName: string | null
  /** Host names and IP addresses; none for an authority. */
  readonly sans?: readonly string[]
  /** Default: an hour ago. */
  readonly notBefore?: Date
  /** Default: in two weeks. */
  readonly notAfter?: Date
  /** Absent: the certificate is self-signed. */
  readonly issuer?: Certificate
  readonly isAuthority?: boolean
  /**
   * Weak: an RSA key of 1024 bits, a SHA-1 signature or both, for tests of refusals.
   * Default: EC P-256 with SHA-256, which takes milliseconds to create.
   */
  readonly strength?: CertificateStrength
  /** Must be that of the issuer, if any. Default: `rsa` for a weak key, otherwise `ec`. */
  readonly keyType?: 'ec' | 'rsa'
}

/** The certificates that a simulator can start with. */
export type CertificateKind = 'self-signed' | 'ca' | 'expired' | 'not-yet-valid' | 'wrong-host' | 'weak'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const loopbackNames = ['127.0.0.1', 'localhost', '::1']

/** Creates a certificate. Its dates are cut to whole seconds. */
export async function createCertificate(request: CertificateRequest): Promise<Certificate> {
  const { issuer, isAuthority = false, sans = [] } = request
  const { strength = 'normal' } = request
  const isKeyWeak = strength === 'weak' || strength === 'weak-key'
  const keyType = request.keyType ?? (isKeyWeak ? 'rsa' : 'ec')
  const isSignatureWeak = strength === 'weak' || strength === 'weak-signature'
  const { commonName } = request
  const made = await generate(commonName === null ? [] : [{ name: 'commonName', value: commonName }], {
    ...(keyType === 'rsa' ? { keyType, keySize: isKeyWeak ? 1024 : 2048 } : { keyType, curve: 'P-256' }),
    algorithm: isSignatureWeak ? 'sha1' : 'sha256',
    notBeforeDate: request.notBefore ?? new Date(Date.now() - hourMs),
    notAfterDate: request.notAfter ?? new Date(Date.now() + 14 * dayMs),
    ...(issuer === undefined ? {} : { ca: { key: issuer.keyPem, cert: issuer.certificatePem } }),
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      isAuthority
        ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
        : { name: 'keyUsage', digitalSignature: true, keyEncipherment: keyType === 'rsa', critical: true },
      ...(isAuthority ? [] : [{ name: 'extKeyUsage' as const, serverAuth: true }]),
      ...(sans.length === 0 ? [] : [{ name: 'subjectAltName' as const, altNames: sans.map(toAltName) }]),
    ],
  })
  return { certificatePem: withFinalNewline(made.cert), keyPem: made.private }
}

/** Creates a certificate authority. */
export function createAuthority(
  commonName = 'AgentBar simulator authority',
  keyType: 'ec' | 'rsa' = 'ec',
): Promise<Certificate> {
  return createCertificate({ commonName, keyType, isAuthority: true })
}

/**
 * Creates a server certificate for 127.0.0.1, localhost and ::1, and its authority if it has one.
 */
export async function createServerCertificate(
  kind: CertificateKind,
): Promise<{ readonly server: Certificate; readonly authority?: Certificate }> {
  const subject = { commonName: 'AgentBar gateway simulator', sans: loopbackNames }
  if (kind === 'self-signed') return { server: await createCertificate(subject) }
  if (kind === 'weak') return { server: await createCertificate({ ...subject, strength: 'weak' }) }
  const authority = await createAuthority()
  const properties = {
    ca: {},
    expired: { notBefore: new Date(Date.now() - 10 * dayMs), notAfter: new Date(Date.now() - dayMs) },
    'not-yet-valid': { notBefore: new Date(Date.now() + dayMs) },
    'wrong-host': { sans: ['gateway.invalid', '192.0.2.1'] },
  }[kind]
  return { server: await createCertificate({ ...subject, issuer: authority, ...properties }), authority }
}

function toAltName(name: string): { type: 7; ip: string } | { type: 2; value: string } {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name }
}

function withFinalNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
