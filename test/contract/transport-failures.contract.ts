import { describe, expect, it } from 'vitest'
import { failure } from '../../src/shared/result.ts'
import { startGatewayServer } from './support/gateway-server.ts'
import { lookup, type TransportHarness } from './support/transport-harness.ts'

/** Every way in which a request ends without its reply. */
export function describeTransportFailures(name: string, harness: TransportHarness): void {
  const { connected, silentHost, transportTo } = harness

  describe(`${name}: the limits`, () => {
    const tooLarge = { ok: false, error: { code: 'reply-too-large', detail: '65536' } }
    const tooLate = { ok: false, error: { code: 'gateway-timeout', timeoutMs: 1_000 } }

    it('let a reply through that just fits', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.end('x'.repeat(65_536))
      const reply = await transport.send(lookup)
      expect(reply.ok && reply.value.text.length).toBe(65_536)
    })

    it('end a reply that is a byte too large', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.end('x'.repeat(65_537))
      expect(await transport.send(lookup)).toEqual(tooLarge)
    })

    it('end a reply that never ends, and its connection', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => {
        const pour = (): void => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
          if (!response.destroyed) response.once('drain', pour)
        }
        pour()
      }
      expect(await transport.send(lookup)).toEqual(tooLarge)
      await gateway.abandoned
    })

    it('end a request that is not answered in time', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => undefined
      expect(await transport.send({ ...lookup, timeoutMs: 1_000 })).toEqual(tooLate)
      await gateway.abandoned
    })

    it('end a reply that comes in drips, however lively each drip', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => {
        const drip = setInterval(() => response.write('x'), 20)
        response.once('close', () => clearInterval(drip))
      }
      expect(await transport.send({ ...lookup, timeoutMs: 1_000 })).toEqual(tooLate)
      await gateway.abandoned
    })

    it('end a request to a host that accepts and says nothing', async () => {
      const transport = transportTo(await silentHost(), { kind: 'system' })
      expect(await transport.send({ ...lookup, timeoutMs: 1_000 })).toEqual(tooLate)
    })

    it('do no harm to the requests after', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => undefined
      await transport.send({ ...lookup, timeoutMs: 1_000 })
      gateway.respond = (response) => void response.end('fine')
      expect(await transport.send(lookup)).toMatchObject({ value: { text: 'fine' } })
    })
  })

  describe(`${name}: cancelling`, () => {
    const cancelled = failure({ code: 'cancelled' })

    it('before the start sends nothing', async () => {
      const { gateway, transport } = await connected()
      expect(await transport.send({ ...lookup, signal: AbortSignal.abort() })).toEqual(cancelled)
      expect(gateway.requests).toHaveLength(0)
    })

    it('ends a connection that is still being opened', async () => {
      const controller = new AbortController()
      const transport = transportTo(await silentHost(() => controller.abort()), { kind: 'system' })
      expect(await transport.send({ ...lookup, signal: controller.signal })).toEqual(cancelled)
    })

    it('ends a request that waits for its answer', async () => {
      const { gateway, transport } = await connected()
      const controller = new AbortController()
      gateway.respond = () => controller.abort()
      expect(await transport.send({ ...lookup, signal: controller.signal })).toEqual(cancelled)
      await gateway.abandoned
    })

    it('ends a reply in the middle', async () => {
      const { gateway, transport } = await connected()
      const controller = new AbortController()
      gateway.respond = (response) => {
        response.write('half', () => setImmediate(() => controller.abort()))
      }
      expect(await transport.send({ ...lookup, signal: controller.signal })).toEqual(cancelled)
      await gateway.abandoned
    })

    it('after the answer changes nothing', async () => {
      const { transport } = await connected()
      const controller = new AbortController()
      const reply = await transport.send({ ...lookup, signal: controller.signal })
      controller.abort()
      expect(reply.ok).toBe(true)
      expect((await transport.send(lookup)).ok).toBe(true)
    })
  })

  describe(`${name}: a gateway that is not there`, () => {
    const unreachable = { ok: false, error: { code: 'gateway-unreachable' } }

    it('is named, with the system’s word for it', async () => {
      const gone = await startGatewayServer()
      await gone.stop()
      const reply = await transportTo(gone.origin, { kind: 'system' }).send(lookup)
      expect(reply).toMatchObject(unreachable)
      expect(JSON.stringify(reply)).toMatch(/REFUSED/)
    })

    it('is named when the connection breaks before the reply', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void gateway.reset(response)
      expect(await transport.send(lookup)).toMatchObject(unreachable)
    })

    it('is named when the connection breaks in the middle of the reply', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => {
        response.writeHead(200, { 'Content-Length': '100' })
        response.write('half', () => setImmediate(() => gateway.reset(response)))
      }
      expect(await transport.send(lookup)).toMatchObject(unreachable)
    })

    it('is found again when it comes back on the same address', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void gateway.reset(response)
      await transport.send(lookup)
      gateway.respond = (response) => void response.end('back')
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { text: 'back' } })
    })

    it('is named when it speaks something else than TLS', async () => {
      const origin = await silentHost((socket) => void socket.once('data', () => socket.end('SSH-2.0-gateway\r\n')))
      const transport = transportTo(origin, { kind: 'system' })
      expect(await transport.send(lookup)).toMatchObject(unreachable)
    })
  })

  describe(`${name}: renewing`, () => {
    it('lets the next request go over a new connection, which then is kept', async () => {
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

    it('lets what is under way finish', async () => {
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

    it('while a request is held is in effect once that was ended', async () => {
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

    it('does not put what is under way out of the reach of closing', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => {
        transport.renew()
        void transport.close()
      }
      expect((await transport.send(lookup)).ok).toBe(false)
      await gateway.abandoned
    })

    it('after closing opens nothing again', async () => {
      const { gateway, transport } = await connected()
      await transport.close()
      transport.renew()
      expect((await transport.send(lookup)).ok).toBe(false)
      expect(gateway.requests).toHaveLength(0)
    })
  })

  describe(`${name}: closing`, () => {
    it('ends what is under way with a coded failure', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => void transport.close()
      expect((await transport.send(lookup)).ok).toBe(false)
      await gateway.abandoned
    })

    it('may be done twice, and a request afterwards is a coded failure', async () => {
      const { gateway, transport } = await connected()
      await transport.send(lookup)
      await transport.close()
      await transport.close()
      expect((await transport.send(lookup)).ok).toBe(false)
      expect(gateway.requests).toHaveLength(1)
    })
  })
}
