import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAuthority, createServerCertificate, type Certificate } from '../../simulator/certificate.ts'
import { encodeGbk } from '../../simulator/gbk.ts'
import type { GatewayRequest, Transport } from '../../src/core/ports.ts'
import { failure } from '../../src/shared/reply.ts'
import { startGatewayServer, type GatewayServer, type ReceivedRequest } from './support/gateway-server.ts'

/** Which certificates the transport is to take for good. */
export type Trusted =
  | { readonly kind: 'system' }
  | { readonly kind: 'extra-ca'; readonly pem: string }
  | { readonly kind: 'pinned'; readonly pem: string }

/** Opens the transport under test to this origin. */
export type MakeTransport = (origin: string, trusted: Trusted) => Transport

const path = '/agentgateway/resource/agentgroup/20001/agentbyworkno/20011'
const lookup: GatewayRequest = {
  method: 'GET',
  path,
  headers: {
    'Content-Type': 'application/json; charset=UTF-8',
    Guid: 'canary-guid.AgentGateway0',
    Cookie: 'NSLB=1; b=2',
  },
  timeoutMs: 10_000,
  replyLimitBytes: 65_536,
}

const valuesOf = ({ rawHeaders }: ReceivedRequest, name: string): [string, string][] =>
  rawHeaders.flatMap((header, index): [string, string][] =>
    index % 2 === 0 && header.toLowerCase() === name.toLowerCase() ? [[header, rawHeaders[index + 1] ?? '']] : [],
  )

/** What every way to a gateway promises, against real HTTPS servers. */
export function describeTransport(name: string, makeTransport: MakeTransport): void {
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  })

  async function server(certificate?: Certificate): Promise<GatewayServer> {
    const started = await startGatewayServer(certificate)
    stops.push(() => started.stop())
    return started
  }

  function transportTo(origin: string, trusted: Trusted): Transport {
    const transport = makeTransport(origin, trusted)
    stops.push(() => transport.close())
    return transport
  }

  async function connected(): Promise<{ gateway: GatewayServer; transport: Transport }> {
    const gateway = await server()
    return { gateway, transport: transportTo(gateway.origin, { kind: 'extra-ca', pem: gateway.certificatePem }) }
  }

  /** A host that accepts connections and never says a word. */
  async function silentHost(onConnection: () => void = () => undefined): Promise<string> {
    const sockets: Socket[] = []
    const host = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined))
      onConnection()
    })
    host.listen(0, '127.0.0.1')
    await once(host, 'listening')
    stops.push(async () => {
      host.close()
      for (const socket of sockets) socket.destroy()
    })
    return `https://127.0.0.1:${(host.address() as AddressInfo).port}`
  }

  describe(`${name}: what goes out`, () => {
    it('is the request to the letter, header names as they are written', async () => {
      const { gateway, transport } = await connected()
      await transport.send({ ...lookup, path: `${path}?time=1` })
      const [received] = gateway.requests
      expect(received).toMatchObject({ method: 'GET', path: `${path}?time=1`, body: '' })
      for (const [header, value] of Object.entries(lookup.headers))
        expect(valuesOf(received!, header)).toEqual([[header, value]])
    })

    it('is a body as it is given, in UTF-8', async () => {
      const { gateway, transport } = await connected()
      const body = JSON.stringify({ password: 'pä"ß 密码', phonenum: '70001' })
      await transport.send({ ...lookup, method: 'PUT', body })
      await transport.send({ ...lookup, method: 'POST', body })
      await transport.send({ ...lookup, method: 'DELETE' })
      expect(gateway.requests.map(({ method, body: received }) => [method, received])).toEqual([
        ['PUT', body],
        ['POST', body],
        ['DELETE', ''],
      ])
      expect(valuesOf(gateway.requests[0]!, 'content-type')).toEqual([
        ['Content-Type', 'application/json; charset=UTF-8'],
      ])
    })

    it('has no cookie but those it is told to send', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.setHeader('Set-Cookie', 'own=1; Path=/').end('{}')
      const { Cookie: _, ...headers } = lookup.headers
      await transport.send({ ...lookup, headers })
      await transport.send({ ...lookup, headers })
      expect(gateway.requests.map((received) => valuesOf(received, 'cookie'))).toEqual([[], []])
    })

    it('is asked anew each time, whatever the reply says about caching', async () => {
      const { gateway, transport } = await connected()
      let count = 0
      gateway.respond = (response) => {
        count += 1
        response.setHeader('Cache-Control', 'public, max-age=3600').setHeader('ETag', '"x"').end(String(count))
      }
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '1' } })
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '2' } })
    })

    it('goes over one kept connection, one after the other', async () => {
      const { gateway, transport } = await connected()
      for (let number = 0; number < 5; number += 1) {
        await transport.send(lookup)
        // A client may look for stray bytes after a reply for one turn of its loop before it takes the connection again.
        await new Promise((resolve) => setImmediate(resolve))
      }
      expect(gateway.requests).toHaveLength(5)
      expect(gateway.connections).toBe(1)
    })

    it('does not wait behind a request that the gateway holds', async () => {
      const { gateway, transport } = await connected()
      const held: (() => void)[] = []
      gateway.respond = (response, { path: asked }) => {
        if (asked.includes('agentevent')) held.push(() => response.end('polled'))
        else response.end(asked)
      }
      const poll = transport.send({ ...lookup, path: '/agentgateway/resource/agentevent/20001' })
      const numbers = ['20011', '20012', '20013']
      const replies = await Promise.all(numbers.map((number) => transport.send({ ...lookup, path: `/${number}` })))
      expect(replies.map((reply) => reply.ok && reply.value.text)).toEqual(['/20011', '/20012', '/20013'])
      expect(held).toHaveLength(1)
      held[0]?.()
      expect(await poll).toMatchObject({ ok: true, value: { text: 'polled' } })
    })
  })

  describe(`${name}: what comes back`, () => {
    it.each([200, 201, 400, 401, 404, 405, 500, 502, 503])('is a status %i with its body', async (status) => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.writeHead(status).end(`body of ${status}`)
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { status, text: `body of ${status}` } })
    })

    it('is an empty body as an empty text', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.end()
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { status: 200, text: '' } })
    })

    it('has its headers by their lower-case names, and null for those that are not there', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.setHeader('Set-GUID', 'JSESSIONID=x.AgentGateway0').end('{}')
      const reply = await transport.send(lookup)
      expect(reply.ok && reply.value.header('set-guid')).toBe('JSESSIONID=x.AgentGateway0')
      expect(reply.ok && reply.value.header('json-type')).toBeNull()
      expect(reply).toMatchObject({ value: { setCookies: [] } })
    })

    it('has every Set-Cookie whole', async () => {
      const { gateway, transport } = await connected()
      const cookies = ['NSLB=node-1; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT; HttpOnly', 'b=2; Secure', 'c=3']
      gateway.respond = (response) => void response.setHeader('Set-Cookie', cookies).end('{}')
      expect(await transport.send(lookup)).toMatchObject({ value: { setCookies: cookies } })
    })

    it('is decoded by the charset it declares', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) =>
        void response.setHeader('Content-Type', 'application/json; charset=GBK').end(encodeGbk('{"name":"张伟"}'))
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '{"name":"张伟"}' } })
      gateway.respond = (response) => void response.setHeader('Content-Type', 'text/html').end('{"name":"张伟"}')
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '{"name":"张伟"}' } })
    })

    it('is whole when a character is cut between two pieces', async () => {
      const { gateway, transport } = await connected()
      const bytes = Buffer.from('密码')
      gateway.respond = (response) => {
        response.write(bytes.subarray(0, 1))
        setImmediate(() => response.end(bytes.subarray(1)))
      }
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '密码' } })
    })
  })

  describe(`${name}: a redirect`, () => {
    it.each([301, 302, 303, 307, 308])('by %i is not followed: nothing reaches the other host', async (status) => {
      const { gateway, transport } = await connected()
      const other = await server()
      gateway.respond = (response) => void response.writeHead(status, { Location: `${other.origin}/taken` }).end()
      const reply = await transport.send(lookup)
      if (reply.ok) expect(reply.value.status).toBe(status)
      else expect(reply.error.code).toBe('gateway-redirect')
      expect(gateway.requests).toHaveLength(1)
      expect(other.connections).toBe(0)
    })

    it('to the same host is not followed either', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.writeHead(302, { Location: '/elsewhere' }).end()
      await transport.send(lookup)
      expect(gateway.requests).toHaveLength(1)
    })
  })

  describe(`${name}: the limits`, () => {
    const tooLarge = { ok: false, error: { code: 'reply-too-large', detail: '65536' } }
    const tooLate = { ok: false, error: { code: 'gateway-timeout', detail: '1000' } }

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
      const plain = createServer((socket) => {
        socket.on('error', () => undefined)
        socket.once('data', () => socket.end('SSH-2.0-gateway\r\n'))
      })
      plain.listen(0, '127.0.0.1')
      await once(plain, 'listening')
      stops.push(async () => void plain.close())
      const transport = transportTo(`https://127.0.0.1:${(plain.address() as AddressInfo).port}`, { kind: 'system' })
      expect(await transport.send(lookup)).toMatchObject(unreachable)
    })
  })

  describe(`${name}: certificates`, () => {
    async function outcome(kind: Parameters<typeof createServerCertificate>[0], trusted: 'system' | 'extra-ca') {
      const { server: certificate, authority } = await createServerCertificate(kind)
      const gateway = await server(certificate)
      const pem = (authority ?? certificate).certificatePem
      const transport = transportTo(
        gateway.origin,
        trusted === 'system' ? { kind: 'system' } : { kind: 'extra-ca', pem },
      )
      const reply = await transport.send(lookup)
      return { code: reply.ok ? 'ok' : reply.error.code, requests: gateway.requests.length }
    }

    it('of an unknown authority, or their own, are refused before anything is sent', async () => {
      expect(await outcome('ca', 'system')).toEqual({ code: 'certificate-unknown', requests: 0 })
      expect(await outcome('self-signed', 'system')).toEqual({ code: 'certificate-unknown', requests: 0 })
    })

    it('of an extra authority are good', async () => {
      expect(await outcome('ca', 'extra-ca')).toEqual({ code: 'ok', requests: 1 })
    })

    it('of an extra authority are refused when they are expired, too early or for another host', async () => {
      expect(await outcome('expired', 'extra-ca')).toEqual({ code: 'certificate-expired', requests: 0 })
      expect(await outcome('not-yet-valid', 'extra-ca')).toEqual({ code: 'certificate-expired', requests: 0 })
      expect(await outcome('wrong-host', 'extra-ca')).toEqual({ code: 'certificate-wrong-host', requests: 0 })
    })

    it('of another authority than the extra one are refused', async () => {
      const { server: certificate } = await createServerCertificate('ca')
      const stranger = await createAuthority('Stranger')
      const gateway = await server(certificate)
      const transport = transportTo(gateway.origin, { kind: 'extra-ca', pem: stranger.certificatePem })
      expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-unknown' } })
    })

    it('that are pinned are good, each time', async () => {
      const gateway = await server()
      const pinned = { kind: 'pinned', pem: gateway.certificatePem } as const
      for (let round = 0; round < 2; round += 1) {
        const transport = transportTo(gateway.origin, pinned)
        expect((await transport.send(lookup)).ok).toBe(true)
        expect((await transport.send(lookup)).ok).toBe(true)
      }
    })

    it('other than the pinned one are refused as changed, before anything is sent', async () => {
      const gateway = await server()
      const { server: former } = await createServerCertificate('self-signed')
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: former.certificatePem })
      for (let round = 0; round < 2; round += 1)
        expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-changed' } })
      expect(gateway.requests).toHaveLength(0)
    })

    it('other than the pinned one are refused even when the pinned one signed them', async () => {
      const { server: certificate, authority } = await createServerCertificate('ca')
      const gateway = await server(certificate)
      const transport = transportTo(gateway.origin, { kind: 'pinned', pem: authority?.certificatePem ?? '' })
      expect(await transport.send(lookup)).toMatchObject({ ok: false, error: { code: 'certificate-changed' } })
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
