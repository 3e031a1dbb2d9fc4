import { createServer, type Server } from 'node:net'
import type { SimulatorOptions } from '../../../simulator/simulator-options.ts'
import { startSimulator, type Simulator } from '../../../simulator/simulator.ts'
import type { Gateway } from './gateway.ts'

/**
 * Replaces a gateway by a new one at the same address. Its sessions are lost. By default it keeps
 * the certificate.
 */
export async function restartGateway(gateway: Gateway, options: SimulatorOptions = {}): Promise<Simulator> {
  await gateway.stop()
  const tls = { key: gateway.keyPem, cert: gateway.certificatePem }
  return startSimulator({ pollHoldMs: 2_000, colleagueCount: 20, tls, ...options, port: gateway.port })
}

/** A port that resets every connection at once and records when it came. */
export interface ResettingPort {
  readonly connectionsAt: readonly number[]
  stop(): Promise<void>
}

/** Listens on a port and resets every connection. For the port of a gateway that is down. */
export async function listenAndResetConnections(port: number): Promise<ResettingPort> {
  const connectionsAt: number[] = []
  const server: Server = createServer((socket) => {
    connectionsAt.push(Date.now())
    socket.resetAndDestroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { connectionsAt, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}
