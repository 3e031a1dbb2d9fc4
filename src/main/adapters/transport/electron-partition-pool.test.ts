import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { PartitionPool } from './electron-partition-pool.ts'

const gateway = 'https://gateway.example:8043'

function fakeSession(name: string) {
  return {
    name,
    setCertificateVerifyProc: vi.fn(),
    setProxy: vi.fn(async () => undefined),
    resolveProxy: vi.fn(async () => 'DIRECT'),
    closeAllConnections: vi.fn(async () => undefined),
    clearAuthCache: vi.fn(async () => undefined),
    clearStorageData: vi.fn(async () => undefined),
  }
}

function pool() {
  const opened: ReturnType<typeof fakeSession>[] = []
  const partitions = new PartitionPool((name) => {
    const session = fakeSession(name)
    opened.push(session)
    return session
  })
  return { opened, partitions }
}

describe('PartitionPool', () => {
  it('opens as many partitions as are leased at once, however many leases there are', async () => {
    const { opened, partitions } = pool()
    for (let round = 0; round < 50; round += 1) {
      const leases = [partitions.lease(gateway, null), partitions.lease(gateway, null)]
      expect(new Set(leases.map(({ session }) => session.name)).size).toBe(2)
      await Promise.all(leases.map((lease) => lease.release()))
    }
    expect(opened).toHaveLength(2)
  })

  it('never uses a partition with another pin, since it remembers what it accepted', async () => {
    const { partitions } = pool()
    const names: string[] = []
    for (const pin of [null, 'AA', 'BB', null, 'AA']) {
      const lease = partitions.lease(gateway, pin)
      names.push(lease.session.name)
      await lease.release()
    }
    expect(names).toEqual(['gateway-1', 'gateway-2', 'gateway-3', 'gateway-1', 'gateway-2'])
  })

  it('forgets proxy, connections, log-ins and cookies before the next use', async () => {
    const { opened, partitions } = pool()
    await partitions.lease(gateway, null).release()
    expect(opened[0]?.setProxy).toHaveBeenCalledWith({ mode: 'direct' })
    expect(opened[0]?.closeAllConnections).toHaveBeenCalledOnce()
    expect(opened[0]?.clearAuthCache).toHaveBeenCalledOnce()
    expect(opened[0]?.clearStorageData).toHaveBeenCalledWith({ storages: ['cookies'] })
  })

  it('gives a partition out once, though it was given back twice', async () => {
    const { opened, partitions } = pool()
    const lease = partitions.lease(gateway, null)
    await Promise.all([lease.release(), lease.release()])
    partitions.lease(gateway, null)
    partitions.lease(gateway, null)
    expect(opened).toHaveLength(2)
  })

  it.each([
    ['cannot be cleared', (session: ReturnType<typeof fakeSession>) => session.clearAuthCache.mockRejectedValue('no')],
    [
      'still has a proxy',
      (session: ReturnType<typeof fakeSession>) => session.resolveProxy.mockResolvedValue('PROXY a'),
    ],
  ])('does not use a partition again that %s', async (_, fail) => {
    const { opened, partitions } = pool()
    const lease = partitions.lease(gateway, null)
    fail(lease.session)
    await lease.release()
    partitions.lease(gateway, null)
    expect(opened).toHaveLength(2)
  })

  it('gives up a partition that does not answer when it is cleared, and whoever waits for it goes on', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { opened, partitions } = pool()
    const lease = partitions.lease(gateway, null)
    lease.session.closeAllConnections.mockReturnValue(new Promise(() => undefined))
    const released = lease.release()
    await vi.advanceTimersByTimeAsync(5_000)
    await released
    partitions.lease(gateway, null)
    expect(opened).toHaveLength(2)
  })

  it('uses none of its partitions again once they were abandoned, those in use included', async () => {
    const { partitions } = pool()
    await partitions.lease(gateway, null).release()
    const [leased, pinned] = [partitions.lease(gateway, null), partitions.lease(gateway, 'AA')]
    partitions.abandonAll()
    await Promise.all([leased.release(), pinned.release()])
    const names = [null, 'AA'].map((pin) => partitions.lease(gateway, pin).session.name)
    expect(names).toEqual(['gateway-3', 'gateway-4'])
  })
})
