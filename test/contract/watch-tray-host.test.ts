import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { watchTrayHost } from '../../src/main/adapters/watch-tray-host.ts'
import { startTrayHost } from '../e2e/support/tray-host.ts'
import { startBusWithoutKeyring } from './support/bus-without-keyring.ts'

const waitOptions = { timeout: 20_000 }

describe.runIf(process.platform === 'linux')('watchTrayHost', () => {
  it('reports when a tray host appears and disappears', async () => {
    const bus = await startBusWithoutKeyring()
    const reported: boolean[] = []
    const stop = await watchTrayHost((hasHost) => reported.push(hasHost), bus.address)
    expect(reported).toEqual([false])
    const host = await startTrayHost(bus.address)
    await vi.waitFor(() => expect(reported).toEqual([false, true]), waitOptions)
    await host.stop()
    await vi.waitFor(() => expect(reported).toEqual([false, true, false]), waitOptions)
    stop()
    await bus.stop()
  })

  it('reports an existing tray host at once', async () => {
    const bus = await startBusWithoutKeyring()
    const host = await startTrayHost(bus.address)
    const reported: boolean[] = []
    const stop = await watchTrayHost((hasHost) => reported.push(hasHost), bus.address)
    expect(reported).toEqual([true])
    stop()
    await host.stop()
    await bus.stop()
  })

  it('reports no tray host while the watcher has no host', async () => {
    const bus = await startBusWithoutKeyring()
    const host = await startTrayHost(bus.address, false)
    const reported: boolean[] = []
    const stop = await watchTrayHost((hasHost) => reported.push(hasHost), bus.address)
    expect(reported).toEqual([false])
    host.setShowing(true)
    await vi.waitFor(() => expect(reported).toEqual([false, true]), waitOptions)
    host.setShowing(false)
    await vi.waitFor(() => expect(reported).toEqual([false, true, false]), waitOptions)
    stop()
    await host.stop()
    await bus.stop()
  })

  it.each(['disabled:', 'unix:path=/nowhere/at/all', 'nonsense'])(
    'reports no tray host without a session bus (%s)',
    async (address) => {
      const reported: boolean[] = []
      const stop = await watchTrayHost((hasHost) => reported.push(hasHost), address)
      expect(reported).toEqual([false])
      stop()
    },
  )

  it('reports no tray host if the bus accepts the connection and never answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agentbar-silent-bus-'))
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => server.listen(join(folder, 'bus'), resolve))
    const reported: boolean[] = []
    const stop = await watchTrayHost((hasHost) => reported.push(hasHost), `unix:path=${join(folder, 'bus')}`)
    expect(reported).toEqual([false])
    stop()
    for (const socket of sockets) socket.destroy()
    server.close()
    rmSync(folder, { recursive: true })
  })
})
