import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { failure } from '../../src/shared/result.ts'
import { lookup, type TransportHarness } from './support/transport-harness.ts'

/** The contract for connections: kept, lost, renewed and closed. */
export function describeTransportConnections(name: string, harness: TransportHarness): void {
  const { connected, silentHost, transportTo } = harness

  describe(`${name}: a kept connection that the gateway closes as it is used again`, () => {
    /** Answers once, and then closes the connection when the next request arrives on it. */
    async function closingAfterFirst(close: (response: ServerResponse) => void) {
      const { gateway, transport } = await connected()
      expect(await transport.send(lookup)).toMatchObject({ ok: true })
      const [first] = gateway.requests
      gateway.respond = (response, { clientPort }) => {
        if (clientPort === first?.clientPort) close(response)
        else response.end('repeated')
      }
      return { gateway, transport }
    }
    const closings: readonly [string, (response: ServerResponse) => void][] = [
      ['closed', (response) => void response.socket?.end()],
      ['destroyed', (response) => void response.socket?.destroy()],
    ]

    it.each(closings)('is not noticed by a GET: %s', async (_how, close) => {
      const { gateway, transport } = await closingAfterFirst(close)
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { text: 'repeated' } })
      const ports = gateway.requests.map(({ clientPort }) => clientPort)
      expect(ports).toHaveLength(3)
      expect(ports[2]).not.toBe(ports[0])
    })

    it('is not noticed by a GET: reset', async () => {
      const { gateway, transport } = await closingAfterFirst((response) => gateway.reset(response))
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { text: 'repeated' } })
    })

    it.each(['PUT', 'POST', 'DELETE'] as const)('never makes a %s arrive twice', async (method) => {
      const { gateway, transport } = await closingAfterFirst((response) => void response.socket?.destroy())
      await transport.send({ ...lookup, method, ...(method === 'DELETE' ? {} : { body: '{}' }) })
      expect(gateway.requests.filter((request) => request.method === method)).toHaveLength(1)
    })

    it('is reported when the new connection is closed as well', async () => {
      const { gateway, transport } = await connected()
      await transport.send(lookup)
      gateway.respond = (response) => void response.socket?.destroy()
      expect(await transport.send(lookup)).toMatchObject({ error: { code: 'gateway-unreachable' } })
    })

    it('is reported, without a second request, when part of a reply has come', async () => {
      const { gateway, transport } = await connected()
      await transport.send(lookup)
      gateway.respond = (response) => void response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}')
      expect(await transport.send(lookup)).toMatchObject({ ok: false })
      expect(gateway.requests).toHaveLength(2)
    })
  })

  describe(`${name}: renewing`, () => {
    it('opens a new connection for the next request, and keeps it', async () => {
      const { gateway, transport } = await connected()
      await transport.send(lookup)
      transport.renew()
      for (let number = 0; number < 3; number += 1) {
        expect((await transport.send(lookup)).ok).toBe(true)
        await new Promise((resolve) => setImmediate(resolve))
      }
      const [former, ...later] = gateway.requests.map(({ clientPort }) => clientPort)
      expect(new Set(later).size).toBe(1)
      expect(later).not.toContain(former)
    })

    it('lets requests in flight finish', async () => {
      const { gateway, transport } = await connected()
      const held = new Promise<() => void>((resolve) => {
        gateway.respond = (response) => resolve(() => void response.end('held'))
      })
      const poll = transport.send(lookup)
      const finish = await held
      gateway.respond = (response) => void response.end('{}')
      transport.renew()
      expect((await transport.send(lookup)).ok).toBe(true)
      finish()
      expect(await poll).toMatchObject({ ok: true, value: { text: 'held' } })
    })

    it('during a request takes effect once that was aborted', async () => {
      const { gateway, transport } = await connected()
      const controller = new AbortController()
      const arrived = new Promise<void>((resolve) => (gateway.respond = () => resolve()))
      const poll = transport.send({ ...lookup, signal: controller.signal })
      await arrived
      gateway.respond = (response) => void response.end('{}')
      await transport.send(lookup)
      transport.renew()
      controller.abort()
      expect(await transport.send(lookup)).toMatchObject({ ok: true })
      expect(await poll).toMatchObject({ ok: false })
      const [held, idle, last] = gateway.requests.map(({ clientPort }) => clientPort)
      expect([held, idle]).not.toContain(last)
    })

    it('does not keep requests in flight from being closed', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => {
        transport.renew()
        void transport.close()
      }
      expect((await transport.send(lookup)).ok).toBe(false)
      await gateway.abandoned
    })

    it('after closing opens no connection', async () => {
      const { gateway, transport } = await connected()
      await transport.close()
      transport.renew()
      expect((await transport.send(lookup)).ok).toBe(false)
      expect(gateway.requests).toHaveLength(0)
    })
  })

  describe(`${name}: closing`, () => {
    const cancelled = failure({ code: 'cancelled' })

    it('cancels requests in flight: the gateway is not unreachable', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => void transport.close()
      expect(await transport.send(lookup)).toEqual(cancelled)
      await gateway.abandoned
    })

    it('cancels a reply in the middle', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => {
        response.write('half', () => setImmediate(() => void transport.close()))
      }
      expect(await transport.send(lookup)).toEqual(cancelled)
    })

    it('cancels requests that wait for a connection', async () => {
      const transport = transportTo(await silentHost(() => void transport.close()), { kind: 'system' })
      expect(await transport.send(lookup)).toEqual(cancelled)
    })

    it('can be done twice, and a later request fails with a code', async () => {
      const { gateway, transport } = await connected()
      await transport.send(lookup)
      await transport.close()
      await transport.close()
      expect(await transport.send(lookup)).toEqual(cancelled)
      expect(gateway.requests).toHaveLength(1)
    })
  })
}
