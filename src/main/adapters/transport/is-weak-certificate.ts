import type { X509Certificate } from 'node:crypto'

/** Below these a key can be computed from the certificate by somebody with money (NIST SP 800-57: less than 112 bits of security). */
const shortestRsaBits = 2048
const shortestCurveBits = 224

/** Signature algorithms on MD2, MD5 and SHA-1, as the contents of their object identifiers: a second certificate with the same digest can be made. */
const forgeableSignatures: ReadonlySet<string> = new Set([
  '2a864886f70d010102', // md2WithRSAEncryption
  '2a864886f70d010104', // md5WithRSAEncryption
  '2a864886f70d010105', // sha1WithRSAEncryption
  '2b0e03021d', // sha1WithRSASignature
  '2a8648ce380403', // dsa-with-sha1
  '2a8648ce3d0401', // ecdsa-with-SHA1
])

/**
 * Whether anybody could forge this certificate. The stacks judge the chain; on this they do not agree (Node's with BoringSSL takes either
 * weakness, with OpenSSL short keys), and a certificate that nobody vouches for they do not judge at all.
 */
export function isWeakCertificate(certificate: X509Certificate): boolean {
  return hasShortKey(certificate) || forgeableSignatures.has(signatureAlgorithm(certificate.raw))
}

function hasShortKey(certificate: X509Certificate): boolean {
  try {
    const { asymmetricKeyDetails: { modulusLength, namedCurve } = {} } = certificate.publicKey
    if (modulusLength !== undefined) return modulusLength < shortestRsaBits
    // Curves are named by their size: prime256v1, secp192k1, sect163r2, brainpoolP160r1.
    const bits = /\d{3}/.exec(namedCurve ?? '')?.[0]
    return bits !== undefined && Number(bits) < shortestCurveBits
  } catch {
    // A key that this runtime cannot even read: it cannot connect by it either.
    return false
  }
}

/** The identifier in hexadecimal: the first thing in the second part of a certificate, after what is signed (RFC 5280 §4.1). */
function signatureAlgorithm(der: Buffer): string {
  const whole = contentAt(der, 0)
  const signed = contentAt(der, whole.start)
  const algorithm = contentAt(der, signed.end)
  const identifier = contentAt(der, algorithm.start)
  return der.subarray(identifier.start, identifier.end).toString('hex')
}

/** Where the content of the DER element at this place begins and ends. */
function contentAt(der: Buffer, at: number): { readonly start: number; readonly end: number } {
  const first = der[at + 1] ?? 0
  if (first < 0x80) return { start: at + 2, end: at + 2 + first }
  const lengthBytes = first - 0x80
  const start = at + 2 + lengthBytes
  return { start, end: start + der.readUIntBE(at + 2, lengthBytes) }
}
