import { X509Certificate } from 'node:crypto'
import { checkServerIdentity, TLSSocket, type PeerCertificate } from 'node:tls'
import { buildConnector } from 'undici'
import { isWeakCertificate } from './is-weak-certificate.ts'
import type { TlsTrust } from './tls-trust.ts'

const connectTimeoutMs = 8_000

/** The certificate is not the pinned one. `code` is read by error-from-node-error.ts. */
class PinMismatchError extends Error {
  readonly code = 'AGENTBAR_PIN_MISMATCH'
}

/** The certificate could be forged. `code` is read by error-from-node-error.ts. */
class WeakCertificateError extends Error {
  readonly code = 'AGENTBAR_WEAK_CERTIFICATE'
}

/**
 * Creates undici's function for opening connections. Without a pin, OpenSSL checks chain and host,
 * and a weak certificate is refused. With a pin, only the fingerprint is compared. All checks are
 * done before a request is sent.
 *
 * @param trust null for plain http.
 */
export function createTlsConnector(trust: TlsTrust | null): buildConnector.connector {
  if (!trust) return buildConnector({ timeout: connectTimeoutMs })
  const { context: secureContext, pin } = trust
  if (pin === null)
    return withLateTlsErrors(
      buildConnector({ timeout: connectTimeoutMs, secureContext, checkServerIdentity: checkStrengthAndHost }),
    )
  // A resumed TLS session does not present the certificate again, so none is resumed.
  const open = withLateTlsErrors(
    buildConnector({ timeout: connectTimeoutMs, secureContext, rejectUnauthorized: false, maxCachedSessions: 0 }),
  )
  return (options, done) =>
    open(options, (...outcome) => {
      const [error, socket] = outcome
      if (error || isPinned(socket, pin)) return done(...outcome)
      socket.destroy()
      done(new PinMismatchError('the certificate is not the pinned one'), null)
    })
}

/**
 * Reports the first error of a connection. With TLS 1.3 a gateway that requires a client
 * certificate sends its alert after the handshake and then closes. Without this, undici reports
 * only the close.
 */
function withLateTlsErrors(open: buildConnector.connector): buildConnector.connector {
  return (options, done) =>
    open(options, (...outcome) => {
      const [, socket] = outcome
      socket?.on('error', (error: Error) => socket.destroy(error))
      done(...outcome)
    })
}

/** Node calls this after it has verified the chain. A resumed connection was checked before. */
function checkStrengthAndHost(host: string, certificate: PeerCertificate): Error | undefined {
  return isWeakCertificate(new X509Certificate(certificate.raw))
    ? new WeakCertificateError('the certificate is weak')
    : checkServerIdentity(host, certificate)
}

const isPinned = (socket: unknown, pin: string): boolean =>
  socket instanceof TLSSocket && socket.getPeerCertificate().fingerprint256 === pin
