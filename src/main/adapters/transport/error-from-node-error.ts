import type { AppError, ErrorCode } from '../../../shared/error-codes.ts'

/** OpenSSL's and Node's names for what may be wrong with a certificate. */
const certificateFaults: Readonly<Record<string, ErrorCode>> = {
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
}

const timeouts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])

/** Turns what Node's stack threw into one of our codes; the system's own name for it stays visible as detail. */
export function errorFromNodeError(fault: unknown): AppError {
  const { name, words } = namedFault(fault)
  const alert = tlsAlert(name, words)
  if (alert) return alert
  const aboutCertificate = name === unnamed ? unnamedVerdict(words) : certificateFault(name)
  const code = aboutCertificate ?? (timeouts.has(name) ? 'gateway-timeout' : 'gateway-unreachable')
  return name === '' ? { code } : { code, detail: name }
}

/** The detail of a handshake that the gateway refused without saying why: until TLS 1.3 also for want of a client certificate. */
export const handshakeRefused = 'TLS_ALERT_HANDSHAKE_FAILURE'

/** What the gateway itself said against the handshake. The names differ with TLS version and library; some faults have it in their words alone. */
function tlsAlert(name: string, words: string): AppError | null {
  const said = name === 'EPROTO' ? words : name
  if (said.includes('ALERT_CERTIFICATE_REQUIRED'))
    return { code: 'client-certificate-needed', detail: 'TLS_ALERT_CERTIFICATE_REQUIRED' }
  if (said.includes('ALERT_HANDSHAKE_FAILURE')) return { code: 'gateway-unreachable', detail: handshakeRefused }
  return null
}

/** What Node 20 calls those of OpenSSL's verdicts on a chain that it has no name for, weakness among them. */
const unnamed = 'UNSPECIFIED'

const unnamedVerdict = (words: string): ErrorCode =>
  words.includes('too weak') ? 'certificate-weak' : 'certificate-refused'

const certificateFault = (name: string): ErrorCode | undefined =>
  Object.hasOwn(certificateFaults, name) ? certificateFaults[name] : undefined

interface NamedFault {
  readonly name: string
  /** To be looked at, never to be repeated. */
  readonly words: string
}

/** The first error code found on the fault or its causes. */
function namedFault(fault: unknown): NamedFault {
  for (let error = fault, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string' && code !== '') return { name: code, words: error.message }
    if (error instanceof AggregateError && error.errors.length > 0) return namedFault(error.errors[0])
  }
  return { name: '', words: '' }
}
