import type { AppError, ErrorCode, ErrorReason } from '../../../shared/error-codes.ts'

/** Chromium's net errors (`net::ERR_…`) that have an error code of their own. */
const codes: Readonly<Record<string, ErrorCode>> = {
  ERR_CERT_AUTHORITY_INVALID: 'certificate-unknown',
  ERR_CERT_DATE_INVALID: 'certificate-expired',
  ERR_CERT_COMMON_NAME_INVALID: 'certificate-wrong-host',
  ERR_CERT_WEAK_SIGNATURE_ALGORITHM: 'certificate-weak',
  ERR_CERT_WEAK_KEY: 'certificate-weak',
  ERR_SSL_CLIENT_AUTH_CERT_NEEDED: 'client-certificate-needed',
  ERR_SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED: 'client-certificate-needed',
  ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY: 'client-certificate-needed',
  ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED: 'client-certificate-needed',
  ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS: 'client-certificate-needed',
  ERR_BAD_SSL_CLIENT_AUTH_CERT: 'client-certificate-needed',
  ERR_PROXY_CONNECTION_FAILED: 'proxy-unreachable',
  ERR_TUNNEL_CONNECTION_FAILED: 'proxy-unreachable',
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: 'proxy-unreachable',
  ERR_PROXY_AUTH_UNSUPPORTED: 'proxy-sign-in-needed',
  ERR_CONNECTION_TIMED_OUT: 'gateway-timeout',
  ERR_TIMED_OUT: 'gateway-timeout',
}

/** Net errors that say why a gateway is unreachable. */
const reasons: Readonly<Record<string, ErrorReason>> = {
  ERR_CONNECTION_REFUSED: 'connection-refused',
  ERR_NAME_NOT_RESOLVED: 'host-not-found',
  ERR_SSL_PROTOCOL_ERROR: 'not-tls',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'tls-too-old',
  ERR_INVALID_HTTP_RESPONSE: 'malformed-reply',
  ERR_INVALID_CHUNKED_ENCODING: 'malformed-reply',
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH: 'malformed-reply',
  ERR_CONTENT_DECODING_FAILED: 'malformed-reply',
}

/**
 * Maps an error of Chromium's network stack to an `AppError`, with the net error's name as detail.
 */
export function errorFromNetError(error: Error, isPinned: boolean): AppError {
  const name = /ERR_[A-Z_]+/.exec(error.message)?.[0] ?? ''
  // `ERR_FAILED` is the result of our own refusal of a certificate that is not the pinned one.
  if (isPinned && name === 'ERR_FAILED') return { code: 'certificate-changed', detail: name }
  const code = codes[name] ?? (name.startsWith('ERR_CERT_') ? 'certificate-refused' : 'gateway-unreachable')
  const reason = reasons[name]
  return { code, ...(reason ? { reason } : {}), ...(name === '' ? {} : { detail: name }) }
}
