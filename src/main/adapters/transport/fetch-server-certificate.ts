import { isIP } from 'node:net'
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import { readPresentedCertificate, type PresentedCertificate } from './read-presented-certificate.ts'

const timeoutMs = 8_000

/**
 * Fetches the certificate that a gateway presents, so that the agent can look at it after it was
 * refused. Opens a connection of its own, reads the certificate, sends nothing and closes. Null if
 * no certificate could be read within 8 seconds. Never rejects.
 */
export function fetchServerCertificate(gateway: string): Promise<PresentedCertificate | null> {
  const { hostname, port } = new URL(gateway)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const finish = (presented: PresentedCertificate | null): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(presented)
    }
    const socket: TLSSocket = connect({
      host,
      port: Number(port || 443),
      ...(isIP(host) === 0 ? { servername: host.replace(/\.$/, '') } : {}),
      // Safe: no request is sent over this connection.
      rejectUnauthorized: false,
    })
    // Not the socket's own time-out, which a gateway ends by sending a byte now and then.
    const timer = setTimeout(() => finish(null), timeoutMs)
    socket.on('secureConnect', () => finish(certificateOf(socket)))
    socket.on('error', () => finish(null))
    socket.on('close', () => finish(null))
  })
}

/** Null for none, and for one that cannot be read: an exception here would end the program. */
function certificateOf(socket: TLSSocket): PresentedCertificate | null {
  try {
    // `raw` is missing if the gateway presents no certificate, whatever the type says.
    const { raw } = socket.getPeerCertificate() as Partial<PeerCertificate>
    return raw ? readPresentedCertificate(raw) : null
  } catch {
    return null
  }
}
