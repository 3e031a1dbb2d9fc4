import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { watchTrayHost } from '../../src/main/adapters/watch-tray-host.ts'
import { startTrayHost } from '../e2e/support/tray-host.ts'
import { startBusWithoutKeyring } from './support/bus-without-keyring.ts'

const patiently = { timeout: 20_000 }

describe.runIf(process.platform === 'linux')('the place for tray icons', () => {
  it('is there, goes and comes with the part of the desktop that shows them', async () => {
    const bus = await startBusWithoutKeyring()
    const heard: boolean[] = []
    const end = await watchTrayHost((hasHost) => heard.push(hasHost), bus.address)
    expect(heard).toEqual([false])
    const host = await startTrayHost(bus.address)
    await vi.waitFor(() => expect(heard).toEqual([false, true]), patiently)
    await host.stop()
    await vi.waitFor(() => expect(heard).toEqual([false, true, false]), patiently)
    end()
    await bus.stop()
  })

  it('is known at once when it was there before', async () => {
    const bus = await startBusWithoutKeyring()
    const host = await startTrayHost(bus.address)
    const heard: boolean[] = []
    const end = await watchTrayHost((hasHost) => heard.push(hasHost), bus.address)
    expect(heard).toEqual([true])
    end()
    await host.stop()
    await bus.stop()
  })

  it('is not there while nothing shows what registers with the watcher', async () => {
    const bus = await startBusWithoutKeyring()
    const host = await startTrayHost(bus.address, false)
    const heard: boolean[] = []
    const end = await watchTrayHost((hasHost) => heard.push(hasHost), bus.address)
    expect(heard).toEqual([false])
    host.setShowing(true)
    await vi.waitFor(() => expect(heard).toEqual([false, true]), patiently)
    host.setShowing(false)
    await vi.waitFor(() => expect(heard).toEqual([false, true, false]), patiently)
    end()
    await host.stop()
    await bus.stop()
  })

  it.each(['disabled:', 'unix:path=/nowhere/at/all', 'nonsense'])(
    'is nowhere without a session bus (%s)',
    async (address) => {
      const heard: boolean[] = []
      const end = await watchTrayHost((hasHost) => heard.push(hasHost), address)
      expect(heard).toEqual([false])
      end()
    },
  )

  it('is nowhere on a bus that takes the connection and never answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agentbar-silent-bus-'))
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => server.listen(join(folder, 'bus'), resolve))
    const heard: boolean[] = []
    const end = await watchTrayHost((hasHost) => heard.push(hasHost), `unix:path=${join(folder, 'bus')}`)
    expect(heard).toEqual([false])
    end()
    for (const socket of sockets) socket.destroy()
    server.close()
    rmSync(folder, { recursive: true })
  })
})
