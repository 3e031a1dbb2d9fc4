import { connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import { readPresentedCertificate, type PresentedCertificate } from './presented-certificate.ts'

const inspectionLimitMs = 8_000

/**
 * The certificate that a gateway shows, for the agent to look at after it was refused. Opens a connection of its own, reads the certificate,
 * sends nothing and ends. Null when none could be read.
 */
export function fetchServerCertificate(gateway: string): Promise<PresentedCertificate | null> {
  const { hostname, port } = new URL(gateway)
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '')
    const finish = (shown: PresentedCertificate | null): void => {
      socket.destroy()
      resolve(shown)
    }
    const socket: TLSSocket = connect(
      {
        host,
        port: Number(port || 443),
        ...(isAddress(host) ? {} : { servername: host }),
        // Nothing is trusted by this: the connection only looks.
        rejectUnauthorized: false,
        timeout: inspectionLimitMs,
      },
      () => {
        // Typed as always there; it is not when the gateway shows none.
        const { raw } = socket.getPeerCertificate() as Partial<PeerCertificate>
        finish(raw ? readPresentedCertificate(raw) : null)
      },
    )
    socket.on('error', () => finish(null))
    socket.on('timeout', () => finish(null))
  })
}

const isAddress = (host: string): boolean => /^[\d.]+$|:/.test(host)
