import { X509Certificate } from 'node:crypto'
import { checkServerIdentity, TLSSocket, type PeerCertificate } from 'node:tls'
import { buildConnector } from 'undici'
import { isWeakCertificate } from './is-weak-certificate.ts'
import type { TlsTrust } from './tls-trust.ts'

const connectTimeoutMs = 8_000

/** The certificate is not the pinned one; `code` as error-from-fault.ts knows it. */
class PinMismatch extends Error {
  readonly code = 'AGENTBAR_PIN_MISMATCH'
}

/** Anybody could forge the certificate; `code` as error-from-fault.ts knows it. */
class WeakCertificate extends Error {
  readonly code = 'AGENTBAR_WEAK_CERTIFICATE'
}

/**
 * How connections are opened: chain and host checked by OpenSSL against the trust's context, and none taken that anybody could forge; with a
 * pin the certificate itself is compared instead. All of that before anything is sent. Null is for plain http.
 */
export function createTlsConnector(trust: TlsTrust | null): buildConnector.connector {
  if (!trust) return buildConnector({ timeout: connectTimeoutMs })
  const { context: secureContext, pin } = trust
  if (pin === null)
    return withLateTlsErrors(
      buildConnector({ timeout: connectTimeoutMs, secureContext, checkServerIdentity: checkStrengthAndHost }),
    )
  // A resumed connection does not show its certificate again, so none is resumed.
  const open = withLateTlsErrors(
    buildConnector({ timeout: connectTimeoutMs, secureContext, rejectUnauthorized: false, maxCachedSessions: 0 }),
  )
  return (options, done) =>
    open(options, (...outcome) => {
      const [fault, socket] = outcome
      if (fault || isPinned(socket, pin)) return done(...outcome)
      socket.destroy()
      done(new PinMismatch('the certificate is not the pinned one'), null)
    })
}

/**
 * With TLS 1.3 a gateway that demands a client certificate says so after the handshake, and then ends the connection; undici would tell of the
 * end alone. A connection ends with its first fault.
 */
function withLateTlsErrors(open: buildConnector.connector): buildConnector.connector {
  return (options, done) =>
    open(options, (...outcome) => {
      const [, socket] = outcome
      socket?.on('error', (fault: Error) => socket.destroy(fault))
      done(...outcome)
    })
}

/** Node's own check of the host, made once the chain is found good; a resumed connection has passed it before. */
function checkStrengthAndHost(host: string, certificate: PeerCertificate): Error | undefined {
  return isWeakCertificate(new X509Certificate(certificate.raw))
    ? new WeakCertificate('the certificate is weak')
    : checkServerIdentity(host, certificate)
}

const isPinned = (socket: unknown, pin: string): boolean =>
  socket instanceof TLSSocket && socket.getPeerCertificate().fingerprint256 === pin
