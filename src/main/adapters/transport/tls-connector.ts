import { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import type { Trust } from './trust.ts'

const connectTimeoutMs = 8_000

/** The certificate is not the pinned one; `code` as error-from-fault.ts knows it. */
class PinMismatch extends Error {
  readonly code = 'AGENTBAR_PIN_MISMATCH'
}

/**
 * How connections are opened: chain and host checked by OpenSSL against the trust's context; with a pin the certificate itself is compared
 * instead, before anything is sent. Null is for plain http.
 */
export function connectorFor(trust: Trust | null): buildConnector.connector {
  if (!trust) return buildConnector({ timeout: connectTimeoutMs })
  const { context: secureContext, pin } = trust
  if (pin === null) return buildConnector({ timeout: connectTimeoutMs, secureContext })
  // A resumed connection does not show its certificate again, so none is resumed.
  const open = buildConnector({
    timeout: connectTimeoutMs,
    secureContext,
    rejectUnauthorized: false,
    maxCachedSessions: 0,
  })
  return (options, done) =>
    open(options, (...outcome) => {
      const [fault, socket] = outcome
      if (fault || isPinned(socket, pin)) return done(...outcome)
      socket.destroy()
      done(new PinMismatch('the certificate is not the pinned one'), null)
    })
}

const isPinned = (socket: unknown, pin: string): boolean =>
  socket instanceof TLSSocket && socket.getPeerCertificate().fingerprint256 === pin
