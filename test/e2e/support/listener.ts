import { createSocket } from 'node:dgram'
import { createServer, type AddressInfo } from 'node:net'
import { test as base } from './test.ts'

export interface Listener {
  readonly origin: string
  /** Connections by TCP and packets by UDP so far. */
  readonly connections: () => number
}

/** A port of this machine, for TCP and UDP alike, that counts who comes. */
export const test = base.extend<{ listener: Listener }>({
  listener: async ({}, use) => {
    let connections = 0
    const server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const packets = createSocket('udp4', () => (connections += 1))
    await new Promise<void>((resolve) => packets.bind(port, '127.0.0.1', resolve))
    await use({ origin: `127.0.0.1:${port}`, connections: () => connections })
    packets.close()
    await new Promise((resolve) => server.close(resolve))
  },
})

export { expect } from '@playwright/test'
