import { createServer, type Server } from 'node:net'
import type { SimulatorOptions } from '../../../simulator/simulator-options.ts'
import { startSimulator, type Simulator } from '../../../simulator/simulator.ts'
import type { Gateway } from './gateway.ts'

/** Stops a gateway for good and starts another in its place, at the same address: all its sessions are lost. Unless told otherwise with the same certificate. */
export async function restartGateway(gateway: Gateway, options: SimulatorOptions = {}): Promise<Simulator> {
  await gateway.stop()
  const tls = { key: gateway.keyPem, cert: gateway.certificatePem }
  return startSimulator({ pollHoldMs: 2_000, colleagueCount: 20, tls, ...options, port: gateway.port })
}

/** Something at a gateway's address that takes connections, breaks them at once and remembers when they came. */
export interface ResettingPort {
  readonly connectionsAt: readonly number[]
  stop(): Promise<void>
}

/** Takes the place of a gateway that is down. */
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
