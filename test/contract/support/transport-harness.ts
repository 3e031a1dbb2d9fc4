import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import type { Certificate } from '../../../simulator/server/create-certificate.ts'
import type { GatewayRequest, Transport } from '../../../src/core/ports.ts'
import { startGatewayServer, type GatewayServer, type GatewayServerOptions } from './gateway-server.ts'

/** Which certificates the transport trusts. */
export type Trusted =
  | { readonly kind: 'system' }
  | { readonly kind: 'extra-ca'; readonly pem: string }
  | { readonly kind: 'pinned'; readonly pem: string }

/** Creates the transport under test. */
export type MakeTransport = (origin: string, trusted: Trusted) => Transport

/** A lookup as the gateway client sends it. */
export const lookup: GatewayRequest = {
  method: 'GET',
  path: '/agentgateway/resource/agentgroup/20001/agentbyworkno/20011',
  headers: {
    'Content-Type': 'application/json; charset=UTF-8',
    Guid: 'canary-guid.AgentGateway0',
    Cookie: 'NSLB=1; b=2',
  },
  timeoutMs: 10_000,
  replyLimitBytes: 65_536,
}

/** Creates servers and transports, each for one test. */
export interface TransportHarness {
  server(certificate?: Certificate, options?: GatewayServerOptions): Promise<GatewayServer>
  transportTo(origin: string, trusted: Trusted): Transport
  /** A gateway, and a transport that trusts it. */
  connected(): Promise<{ readonly gateway: GatewayServer; readonly transport: Transport }>
  /** A host that accepts connections and sends nothing, unless `onConnection` does. */
  silentHost(onConnection?: (socket: Socket) => void): Promise<string>
}

/** Creates the harness. After each test it closes what the test has opened. */
export function createTransportHarness(makeTransport: MakeTransport): TransportHarness {
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  })
  const harness: TransportHarness = {
    async server(certificate, options) {
      const started = await startGatewayServer(certificate, options)
      stops.push(() => started.stop())
      return started
    },
    transportTo(origin, trusted) {
      const transport = makeTransport(origin, trusted)
      stops.push(() => transport.close())
      return transport
    },
    async connected() {
      const gateway = await harness.server()
      return {
        gateway,
        transport: harness.transportTo(gateway.origin, { kind: 'extra-ca', pem: gateway.certificatePem }),
      }
    },
    async silentHost(onConnection = () => undefined) {
      const sockets: Socket[] = []
      const host = createServer((socket) => {
        sockets.push(socket.on('error', () => undefined))
        onConnection(socket)
      })
      host.listen(0, '127.0.0.1')
      await once(host, 'listening')
      stops.push(async () => {
        host.close()
        for (const socket of sockets) socket.destroy()
      })
      return `https://127.0.0.1:${(host.address() as AddressInfo).port}`
    },
  }
  return harness
}
