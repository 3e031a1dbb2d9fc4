import type { X509Certificate } from 'node:crypto'
import { derElementAt } from './der-element.ts'

/** Shorter keys give less than 112 bits of security (NIST SP 800-57), so they can be broken. */
const minRsaBits = 2048
const minCurveBits = 224

/**
 * Signature algorithms on MD2, MD5 and SHA-1, by object identifier (DER content, hexadecimal). For
 * these a second certificate with the same digest can be made.
 */
const weakSignatureAlgorithms: ReadonlySet<string> = new Set([
  '2a864886f70d010102', // md2WithRSAEncryption
  '2a864886f70d010104', // md5WithRSAEncryption
  '2a864886f70d010105', // sha1WithRSAEncryption
  '2b0e03021d', // sha1WithRSASignature
  '2a8648ce380403', // dsa-with-sha1
  '2a8648ce3d0401', // ecdsa-with-SHA1
])

/**
 * Whether the certificate could be forged: its key is too short or its signature algorithm is
 * broken. The TLS stacks do not agree on this. BoringSSL in Electron's Node accepts both faults,
 * OpenSSL accepts short keys, and neither judges a self-signed certificate.
 */
export function isWeakCertificate(certificate: X509Certificate): boolean {
  return hasShortKey(certificate) || weakSignatureAlgorithms.has(signatureAlgorithm(certificate.raw))
}

function hasShortKey(certificate: X509Certificate): boolean {
  try {
    const { asymmetricKeyDetails: { modulusLength, namedCurve } = {} } = certificate.publicKey
    if (modulusLength !== undefined) return modulusLength < minRsaBits
    // Curve names contain their size: prime256v1, secp192k1, sect163r2, brainpoolP160r1.
    const bits = /\d{3}/.exec(namedCurve ?? '')?.[0]
    return bits !== undefined && Number(bits) < minCurveBits
  } catch {
    // A key that this runtime cannot read cannot be used for a connection either.
    return false
  }
}

/**
 * The object identifier in hexadecimal. It is the first element of the second part of a
 * certificate, after the signed part (RFC 5280 §4.1).
 */
function signatureAlgorithm(der: Buffer): string {
  const whole = derElementAt(der, 0)
  const signed = derElementAt(der, whole.start)
  const algorithm = derElementAt(der, signed.end)
  const identifier = derElementAt(der, algorithm.start)
  return der.subarray(identifier.start, identifier.end).toString('hex')
}
