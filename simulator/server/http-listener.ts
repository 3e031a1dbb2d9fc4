import { createServer as createHttpServer } from 'node:http'
import type { RequestListener, ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

interface HttpListenerOptions {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** Certificate and key in PEM; absent for plain http. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ciphers?: string } | undefined
  readonly onRequest: RequestListener
}

/** A listening port. */
export interface HttpListener {
  readonly port: number
  /** Breaks one connection with a TCP reset, as a crashed gateway does. */
  reset(response: ServerResponse): void
  /** Stops listening and breaks all connections. */
  readonly close: () => Promise<void>
  /** Listens on the same port again. */
  readonly reopen: () => Promise<void>
}

const keepAliveMs = 30_000

/** Starts listening. @throws the system's error if the port is in use. */
export async function startHttpListener({ host, port, tls, onRequest }: HttpListenerOptions): Promise<HttpListener> {
  const server = tls === undefined ? createHttpServer(onRequest) : createHttpsServer(tls, onRequest)
  server.keepAliveTimeout = keepAliveMs
  // A TLS socket cannot be reset. The TCP socket below it can, and has the same remote port.
  const sockets = new Map<number, Socket>()
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    if (remotePort === undefined) return
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.get(remotePort) === socket && sockets.delete(remotePort))
  })

  function open(onPort: number): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(onPort, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  }

  await open(port)
  const openedPort = (server.address() as AddressInfo).port
  return {
    port: openedPort,
    reset(response) {
      sockets.get(response.socket?.remotePort ?? -1)?.resetAndDestroy()
      response.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve()
        server.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
        server.closeAllConnections()
      }),
    reopen: () => open(openedPort),
  }
}
