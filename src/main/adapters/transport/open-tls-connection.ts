import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import { isWeakCertificate } from './is-weak-certificate.ts'
import type { TlsTrust } from './tls-trust.ts'

const connectTimeoutMs = 8_000

/**
 * What is wrong with a connection beyond what OpenSSL judges. `code` is read by
 * error-from-node-error.ts.
 */
class TlsConnectionError extends Error {
  readonly code: 'AGENTBAR_PIN_MISMATCH' | 'AGENTBAR_WEAK_CERTIFICATE' | 'AGENTBAR_ODD_CERTIFICATE' | 'ETIMEDOUT'

  constructor(code: TlsConnectionError['code']) {
    super(code)
    this.code = code
  }
}

/** A connection that is being opened. */
export interface OpeningConnection {
  readonly opened: Promise<TLSSocket>
  /** Closes it. If it is still being opened, `opened` rejects. */
  abandon(): unknown
}

/**
 * Opens a connection to a gateway (`https://host:port`), and gives it away only once its
 * certificate was accepted. Without a pin, OpenSSL checks chain and host, and a weak certificate is
 * refused. With a pin, only the fingerprint is compared. No TLS session is resumed, so that each
 * connection presents its certificate.
 */
export function openTlsConnection(origin: string, { context, pin }: TlsTrust): OpeningConnection {
  const { hostname, port } = new URL(origin)
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket = connect({
    host,
    port: Number(port || 443),
    ...(isIP(host) === 0 ? { servername: host.replace(/\.$/, '') } : {}),
    ALPNProtocols: ['http/1.1'],
    secureContext: context,
    // Explicit: without it, NODE_TLS_REJECT_UNAUTHORIZED would decide.
    rejectUnauthorized: pin === null,
    checkServerIdentity: (name, certificate) => refusalOf(() => checkStrengthAndHost(name, certificate)),
  })
  socket.setNoDelay(true)
  const opened = new Promise<TLSSocket>((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new TlsConnectionError('ETIMEDOUT')), connectTimeoutMs)
    socket.once('secureConnect', () => {
      const refusal = pin === null ? undefined : refusalOf(() => checkPin(socket, pin))
      if (refusal) return void socket.destroy(refusal)
      clearTimeout(timer)
      resolve(socket)
    })
    // Stays: a later error must find a listener, also while the connection is idle.
    socket.on('error', reject)
    socket.once('close', () => {
      clearTimeout(timer)
      reject(new Error('closed before it was open'))
    })
  })
  return { opened, abandon: () => socket.destroy() }
}

/** Node calls this after it has verified the chain. */
function checkStrengthAndHost(host: string, certificate: PeerCertificate): Error | undefined {
  return isWeakCertificate(new X509Certificate(certificate.raw))
    ? new TlsConnectionError('AGENTBAR_WEAK_CERTIFICATE')
    : checkServerIdentity(host, certificate)
}

const checkPin = (socket: TLSSocket, pin: string): Error | undefined =>
  socket.getPeerCertificate().fingerprint256 === pin ? undefined : new TlsConnectionError('AGENTBAR_PIN_MISMATCH')

/** A certificate is a stranger's input: what cannot be read is refused, and nothing is thrown. */
function refusalOf(check: () => Error | undefined): Error | undefined {
  try {
    return check()
  } catch {
    return new TlsConnectionError('AGENTBAR_ODD_CERTIFICATE')
  }
}
