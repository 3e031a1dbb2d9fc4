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
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '')
    const finish = (presented: PresentedCertificate | null): void => {
      socket.destroy()
      resolve(presented)
    }
    const socket: TLSSocket = connect(
      {
        host,
        port: Number(port || 443),
        ...(isIpAddress(host) ? {} : { servername: host }),
        // Safe: no request is sent over this connection.
        rejectUnauthorized: false,
        timeout: timeoutMs,
      },
      () => {
        // `raw` is missing if the gateway presents no certificate, whatever the type says.
        const { raw } = socket.getPeerCertificate() as Partial<PeerCertificate>
        finish(raw ? readPresentedCertificate(raw) : null)
      },
    )
    socket.on('error', () => finish(null))
    socket.on('timeout', () => finish(null))
  })
}

const isIpAddress = (host: string): boolean => /^[\d.]+$|:/.test(host)
