import { describe, expect, it } from 'vitest'
import { failure } from '../../src/shared/result.ts'
import { startGatewayServer } from './support/gateway-server.ts'
import { lookup, type TransportHarness } from './support/transport-harness.ts'

/** The contract for all requests that end without a reply. */
export function describeTransportFailures(name: string, harness: TransportHarness): void {
  const { connected, server, silentHost, transportTo } = harness

  describe(`${name}: the limits`, () => {
    const tooLarge = { ok: false, error: { code: 'reply-too-large', detail: '65536' } }
    const tooLate = { ok: false, error: { code: 'gateway-timeout', timeoutMs: 1_000 } }

    it('accept a reply of exactly the limit', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.end('x'.repeat(65_536))
      const reply = await transport.send(lookup)
      expect(reply.ok && reply.value.text.length).toBe(65_536)
    })

    it('abort a reply that is a byte too large', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.end('x'.repeat(65_537))
      expect(await transport.send(lookup)).toEqual(tooLarge)
    })

    it('abort an endless reply, and close its connection', async () => {
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

    it('abort a request that is not answered in time', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => undefined
      expect(await transport.send({ ...lookup, timeoutMs: 1_000 })).toEqual(tooLate)
      await gateway.abandoned
    })

    it('abort a reply that is not complete in time, even if it keeps coming', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => {
        const drip = setInterval(() => response.write('x'), 20)
        response.once('close', () => clearInterval(drip))
      }
      expect(await transport.send({ ...lookup, timeoutMs: 1_000 })).toEqual(tooLate)
      await gateway.abandoned
    })

    it('abort a request to a host that accepts and sends nothing', async () => {
      const transport = transportTo(await silentHost(), { kind: 'system' })
      expect(await transport.send({ ...lookup, timeoutMs: 1_000 })).toEqual(tooLate)
    })

    it('do not affect later requests', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = () => undefined
      await transport.send({ ...lookup, timeoutMs: 1_000 })
      gateway.respond = (response) => void response.end('fine')
      expect(await transport.send(lookup)).toMatchObject({ value: { text: 'fine' } })
    })
  })

  describe(`${name}: a request that cannot be sent`, () => {
    it('is a failure like any other, and later ones are sent', async () => {
      const { gateway, transport } = await connected()
      const refused = await transport.send({ ...lookup, headers: { Guid: 'two\nlines' } })
      expect(refused.ok).toBe(false)
      expect(JSON.stringify(refused)).not.toContain('two')
      expect(gateway.requests).toHaveLength(0)
      expect(await transport.send(lookup)).toMatchObject({ ok: true })
    })
  })

  describe(`${name}: cancelling`, () => {
    const cancelled = failure({ code: 'cancelled' })

    it('before sending sends nothing', async () => {
      const { gateway, transport } = await connected()
      expect(await transport.send({ ...lookup, signal: AbortSignal.abort() })).toEqual(cancelled)
      expect(gateway.requests).toHaveLength(0)
    })

    it('aborts a connection that is being opened', async () => {
      const controller = new AbortController()
      const transport = transportTo(await silentHost(() => controller.abort()), { kind: 'system' })
      expect(await transport.send({ ...lookup, signal: controller.signal })).toEqual(cancelled)
    })

    it('aborts a request that waits for its reply', async () => {
      const { gateway, transport } = await connected()
      const controller = new AbortController()
      gateway.respond = () => controller.abort()
      expect(await transport.send({ ...lookup, signal: controller.signal })).toEqual(cancelled)
      await gateway.abandoned
    })

    it('aborts a reply in the middle', async () => {
      const { gateway, transport } = await connected()
      const controller = new AbortController()
      gateway.respond = (response) => {
        response.write('half', () => setImmediate(() => controller.abort()))
      }
      expect(await transport.send({ ...lookup, signal: controller.signal })).toEqual(cancelled)
      await gateway.abandoned
    })

    it('after the reply has no effect', async () => {
      const { transport } = await connected()
      const controller = new AbortController()
      const reply = await transport.send({ ...lookup, signal: controller.signal })
      controller.abort()
      expect(reply.ok).toBe(true)
      expect((await transport.send(lookup)).ok).toBe(true)
    })
  })

  describe(`${name}: an unreachable gateway`, () => {
    const unreachable = { ok: false, error: { code: 'gateway-unreachable' } }

    it('is reported, with the system’s error code', async () => {
      const stopped = await startGatewayServer()
      await stopped.stop()
      const reply = await transportTo(stopped.origin, { kind: 'system' }).send(lookup)
      expect(reply).toMatchObject(unreachable)
      expect(JSON.stringify(reply)).toMatch(/REFUSED/)
    })

    it('is reported when the connection breaks before the reply', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void gateway.reset(response)
      expect(await transport.send(lookup)).toMatchObject(unreachable)
    })

    it('is reported when the connection breaks in the middle of the reply', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => {
        response.writeHead(200, { 'Content-Length': '100' })
        response.write('half', () => setImmediate(() => gateway.reset(response)))
      }
      expect(await transport.send(lookup)).toMatchObject(unreachable)
    })

    it('is reached again when it is back on the same address', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void gateway.reset(response)
      await transport.send(lookup)
      gateway.respond = (response) => void response.end('back')
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { text: 'back' } })
    })

    it.each([
      ['another protocol', 'SSH-2.0-gateway\r\n'],
      ['plain http', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
    ])('is reported with its cause when it does not speak TLS but %s', async (_what, answer) => {
      const origin = await silentHost((socket) => void socket.once('data', () => socket.end(answer)))
      const transport = transportTo(origin, { kind: 'system' })
      expect(await transport.send(lookup)).toMatchObject({ error: { ...unreachable.error, reason: 'not-tls' } })
    })

    it.each(['TLSv1', 'TLSv1.1'] as const)('is reported with its cause when it speaks %s alone', async (maxVersion) => {
      const gateway = await server(undefined, { maxVersion })
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: gateway.certificatePem })
      expect(await transport.send(lookup)).toMatchObject({ error: { ...unreachable.error, reason: 'tls-too-old' } })
    })

    it.each([
      ['no HTTP at all', 'SSH-2.0-gateway\r\n'],
      ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} '],
      ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n'],
    ])('is reported with its cause when its reply is malformed: %s', async (_what, raw) => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.socket?.end(raw)
      expect(await transport.send(lookup)).toMatchObject({ error: { ...unreachable.error, reason: 'malformed-reply' } })
    })

    it('is reported with its cause when nothing listens', async () => {
      const stopped = await startGatewayServer()
      await stopped.stop()
      const sent = await transportTo(stopped.origin, { kind: 'system' }).send(lookup)
      expect(sent).toMatchObject({ error: { ...unreachable.error, reason: 'connection-refused' } })
    })

    it('is reported with its cause when its name is unknown', async () => {
      const sent = await transportTo('https://gateway.invalid', { kind: 'system' }).send(lookup)
      expect(sent).toMatchObject({ error: { ...unreachable.error, reason: 'host-not-found' } })
    })
  })
}
