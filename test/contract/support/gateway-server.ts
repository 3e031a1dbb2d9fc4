import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { createServerCertificate, type Certificate } from '../../../simulator/server/create-certificate.ts'

export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  /** Names and values alternating, as received. */
  readonly rawHeaders: readonly string[]
  readonly body: string
  /** The client's port, which identifies its connection. */
  readonly clientPort: number | undefined
}

export type Respond = (response: ServerResponse, request: ReceivedRequest) => void

/** A real HTTPS server that records requests and answers them as a test wants. */
export interface GatewayServer {
  readonly origin: string
  readonly certificatePem: string
  readonly requests: readonly ReceivedRequest[]
  /** The number of accepted connections, with or without a complete handshake. */
  readonly connections: number
  /** Answers all later requests. */
  respond: Respond
  /** Resolves when a client has closed its connection before the reply was complete. */
  readonly abandoned: Promise<void>
  /** Resets the TCP connection of this reply, as a crashed gateway does. */
  reset(response: ServerResponse): void
  stop(): Promise<void>
}

const respondEmpty: Respond = (response) => void response.end('{"message":"","retcode":"0"}')

export interface GatewayServerOptions {
  /** If given, clients must present a certificate of this CA. */
  readonly clientAuthorityPem?: string
  readonly maxVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
}

/** Starts a server on 127.0.0.1. Its certificate is self-signed unless another is given. */
export async function startGatewayServer(
  given?: Certificate,
  { clientAuthorityPem, maxVersion = 'TLSv1.3' }: GatewayServerOptions = {},
): Promise<GatewayServer> {
  const certificate = given ?? (await createServerCertificate('self-signed')).server
  const requests: ReceivedRequest[] = []
  const sockets = new Set<Socket>()
  let abandon = (): void => undefined
  const abandoned = new Promise<void>((resolve) => (abandon = resolve))
  let connections = 0

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.once('close', () => {
      if (!response.writableFinished) abandon()
    })
    const clientPort = request.socket.remotePort
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url: path = '', rawHeaders } = request
    const received = { method, path, rawHeaders, body: Buffer.concat(chunks).toString('utf8'), clientPort }
    requests.push(received)
    server.respond(response, received)
  }
  const listener = createServer({
    cert: certificate.certificatePem,
    key: certificate.keyPem,
    ciphers: 'DEFAULT@SECLEVEL=0',
    maxVersion,
    minVersion: maxVersion === 'TLSv1' || maxVersion === 'TLSv1.1' ? 'TLSv1' : 'TLSv1.2',
    ...(clientAuthorityPem === undefined
      ? {}
      : { ca: clientAuthorityPem, requestCert: true, rejectUnauthorized: true }),
  })
  listener.on('request', (request, response) => void serve(request, response).catch(() => response.destroy()))
  listener.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const server: GatewayServer = {
    origin: `https://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    certificatePem: certificate.certificatePem,
    requests,
    abandoned,
    respond: respondEmpty,
    get connections() {
      return connections
    },
    reset(response) {
      // A TLS socket cannot be reset. The TCP socket below it can; it has the same remote port.
      const { remotePort } = response.socket ?? {}
      for (const socket of sockets) if (socket.remotePort === remotePort) socket.resetAndDestroy()
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      const closed = once(listener, 'close')
      listener.close()
      await closed
    },
  }
  return server
}
