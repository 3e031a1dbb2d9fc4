import { X509Certificate } from 'node:crypto'
import { derElementAt, derElementsIn } from './der-element.ts'

const sequence = 0x30
/** `[0]`, constructed: the certificates of SignedData, and its wrapping in ContentInfo. */
const contextZero = 0xa0
/** 1.2.840.113549.1.7.2 (RFC 2315 §14). */
const signedData = '2a864886f70d010702'

/**
 * The certificates in a file's bytes, in PEM: from PEM with any text around, DER, or PKCS#7 (a
 * `.p7b` file) in either form. Throws for anything else, and for a certificate that cannot be read.
 */
export function parseCaCertificates(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1')
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([\s\S]+?)-----END \1-----/g)]
  if (blocks.length === 0) return certificatesIn(bytes)
  return blocks.flatMap(([, label = '', base64 = '']) => {
    const der = Buffer.from(base64, 'base64')
    if (/^(X509 |TRUSTED )?CERTIFICATE$/.test(label)) return [toPem(firstElement(der))]
    return label === 'PKCS7' || label === 'CMS' ? certificatesOfSignedData(der) : []
  })
}

function certificatesIn(der: Uint8Array): string[] {
  try {
    return [toPem(firstElement(der))]
  } catch {
    return certificatesOfSignedData(der)
  }
}

/** OpenSSL's trusted certificates have more behind the certificate, and some files a line break. */
const firstElement = (der: Uint8Array): Uint8Array => der.subarray(0, derElementAt(der, 0).end)

/**
 * Only the list of certificates is taken out. What the structure signs does not matter: the agent
 * chose the file, and each certificate is read by Node.
 */
function certificatesOfSignedData(der: Uint8Array): string[] {
  const outer = derElementAt(der, 0)
  const [type, wrapped] = derElementsIn(der, outer)
  if (outer.tag !== sequence || wrapped?.tag !== contextZero || type === undefined) throw new Error('no PKCS#7')
  if (Buffer.from(der.subarray(type.start, type.end)).toString('hex') !== signedData) throw new Error('no SignedData')
  const list = derElementsIn(der, derElementAt(der, wrapped.start)).find(({ tag }) => tag === contextZero)
  if (!list) return []
  let at = list.start
  return derElementsIn(der, list).map(({ end }) => {
    const certificate = der.subarray(at, end)
    at = end
    return toPem(certificate)
  })
}

const toPem = (der: Uint8Array): string => new X509Certificate(der).toString()
