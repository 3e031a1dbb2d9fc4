import type { AppError, ErrorCode, ErrorReason } from '../../../shared/error-codes.ts'

/**
 * Error codes of OpenSSL and Node that are about a certificate, and those of
 * open-tls-connection.ts.
 */
const certificateErrors: Readonly<Record<string, ErrorCode>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown',
  CERT_UNTRUSTED: 'certificate-unknown',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-host',
  CERT_SIGNATURE_FAILURE: 'certificate-weak',
  CA_MD_TOO_WEAK: 'certificate-weak',
  EE_KEY_TOO_SMALL: 'certificate-weak',
  CA_KEY_TOO_SMALL: 'certificate-weak',
  CERT_REVOKED: 'certificate-refused',
  CERT_REJECTED: 'certificate-refused',
  CERT_CHAIN_TOO_LONG: 'certificate-refused',
  INVALID_CA: 'certificate-refused',
  INVALID_PURPOSE: 'certificate-refused',
  PATH_LENGTH_EXCEEDED: 'certificate-refused',
  AGENTBAR_PIN_MISMATCH: 'certificate-changed',
  AGENTBAR_WEAK_CERTIFICATE: 'certificate-weak',
  AGENTBAR_ODD_CERTIFICATE: 'certificate-refused',
}

/** Why a gateway is unreachable, by what the error's code or OpenSSL's message contains. */
const reasons: readonly (readonly [RegExp, ErrorReason])[] = [
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NONAME|EAI_FAIL)$/, 'host-not-found'],
  // All of Node's HTTP parser, and decode-content.ts.
  [/^(HPE_|AGENTBAR_MALFORMED_CONTENT$)/, 'malformed-reply'],
  [/UNSUPPORTED_PROTOCOL|ALERT_PROTOCOL_VERSION|UNSUPPORTED_SSL_VERSION/, 'tls-too-old'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST|RECORD_LAYER_FAILURE/, 'not-tls'],
]

/**
 * Maps an error of Node's network stack to an `AppError`, with the system's error code as detail.
 */
export function errorFromNodeError(error: unknown): AppError {
  const { systemCode, message } = findSystemCode(error)
  const alert = errorFromTlsAlert(systemCode, message)
  if (alert) return alert
  const certificateCode = systemCode === unspecified ? codeOfUnspecified(message) : codeOfCertificateError(systemCode)
  const code = certificateCode ?? (systemCode === 'ETIMEDOUT' ? 'gateway-timeout' : 'gateway-unreachable')
  const reason = code === 'gateway-unreachable' ? reasonOf(systemCode, message) : undefined
  return { code, ...(reason ? { reason } : {}), ...(systemCode === '' ? {} : { detail: systemCode }) }
}

/** `EPROTO` has OpenSSL's reason only in its message, in words there and in capitals here. */
function reasonOf(systemCode: string, message: string): ErrorReason | undefined {
  const text = systemCode === 'EPROTO' ? message.toUpperCase().replaceAll(' ', '_') : systemCode
  return reasons.find(([pattern]) => pattern.test(text))?.[1]
}

/**
 * Reads a TLS alert of the gateway. The names of the errors differ with TLS version and library,
 * and `EPROTO` has the alert only in its message.
 */
function errorFromTlsAlert(systemCode: string, message: string): AppError | null {
  const alert = systemCode === 'EPROTO' ? message : systemCode
  if (alert.includes('ALERT_CERTIFICATE_REQUIRED'))
    return { code: 'client-certificate-needed', detail: 'TLS_ALERT_CERTIFICATE_REQUIRED' }
  // Before TLS 1.3 this is also the alert for a missing client certificate.
  if (alert.includes('ALERT_HANDSHAKE_FAILURE'))
    return { code: 'gateway-unreachable', reason: 'handshake-refused', detail: 'TLS_ALERT_HANDSHAKE_FAILURE' }
  return null
}

/** Node 20 has this one code for several certificate errors of OpenSSL, weak ones among them. */
const unspecified = 'UNSPECIFIED'

const codeOfUnspecified = (message: string): ErrorCode =>
  message.includes('too weak') ? 'certificate-weak' : 'certificate-refused'

const codeOfCertificateError = (systemCode: string): ErrorCode | undefined =>
  Object.hasOwn(certificateErrors, systemCode) ? certificateErrors[systemCode] : undefined

interface SystemError {
  /** Empty if there is none. */
  readonly systemCode: string
  /** May contain addresses: only searched, never passed on. */
  readonly message: string
}

/** The first error code found on the error or its causes. */
function findSystemCode(thrown: unknown): SystemError {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string' && code !== '') return { systemCode: code, message: error.message }
    if (error instanceof AggregateError && error.errors.length > 0) return findSystemCode(error.errors[0])
  }
  return { systemCode: '', message: '' }
}
