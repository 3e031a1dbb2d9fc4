import { describe, expect, it, vi } from 'vitest'
import { encodeGbk } from '../../simulator/wire/encode-gbk.ts'
import type { ReceivedRequest } from './support/gateway-server.ts'
import { lookup, type TransportHarness } from './support/transport-harness.ts'

const valuesOf = (received: ReceivedRequest | undefined, name: string): [string, string][] =>
  (received?.rawHeaders ?? []).flatMap((header, index, all): [string, string][] =>
    index % 2 === 0 && header.toLowerCase() === name.toLowerCase() ? [[header, all[index + 1] ?? '']] : [],
  )

/** The contract for requests and replies. */
export function describeTransportMessages(name: string, harness: TransportHarness): void {
  const { connected, server } = harness

  describe(`${name}: a request`, () => {
    it('is sent unchanged, with header names as written', async () => {
      const { gateway, transport } = await connected()
      await transport.send({ ...lookup, path: `${lookup.path}?time=1` })
      const [received] = gateway.requests
      expect(received).toMatchObject({ method: 'GET', path: `${lookup.path}?time=1`, body: '' })
      for (const [header, value] of Object.entries(lookup.headers))
        expect(valuesOf(received, header)).toEqual([[header, value]])
    })

    it('has its body in UTF-8', async () => {
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
      expect(valuesOf(gateway.requests[0], 'content-type')).toEqual([
        ['Content-Type', 'application/json; charset=UTF-8'],
      ])
    })

    it('has only the cookies that it was given', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.setHeader('Set-Cookie', 'own=1; Path=/').end('{}')
      const { Cookie: _, ...headers } = lookup.headers
      await transport.send({ ...lookup, headers })
      await transport.send({ ...lookup, headers })
      expect(gateway.requests.map((received) => valuesOf(received, 'cookie'))).toEqual([[], []])
    })

    it('is sent each time, whatever the reply says about caching', async () => {
      const { gateway, transport } = await connected()
      let count = 0
      gateway.respond = (response) => {
        count += 1
        response.setHeader('Cache-Control', 'public, max-age=3600').setHeader('ETag', '"x"').end(String(count))
      }
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '1' } })
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '2' } })
    })

    it('reuses one connection for consecutive requests', async () => {
      const { gateway, transport } = await connected()
      for (let number = 0; number < 5; number += 1) {
        await transport.send(lookup)
        // A connection may be free for the next request one turn of the event loop later.
        await new Promise((resolve) => setImmediate(resolve))
      }
      expect(gateway.requests).toHaveLength(5)
      expect(gateway.connections).toBe(1)
    })

    it('does not wait for a request that the gateway holds', async () => {
      const { gateway, transport } = await connected()
      const held: (() => void)[] = []
      gateway.respond = (response, { path: asked }) => {
        if (asked.includes('agentevent')) held.push(() => response.end('polled'))
        else response.end(asked)
      }
      const poll = transport.send({ ...lookup, path: '/agentgateway/resource/agentevent/20001' })
      await vi.waitFor(() => expect(held).toHaveLength(1))
      const numbers = ['20011', '20012', '20013']
      const replies = await Promise.all(numbers.map((number) => transport.send({ ...lookup, path: `/${number}` })))
      expect(replies.map((reply) => (reply.ok ? reply.value.text : reply))).toEqual(['/20011', '/20012', '/20013'])
      held[0]?.()
      expect(await poll).toMatchObject({ ok: true, value: { text: 'polled' } })
    })
  })

  describe(`${name}: a reply`, () => {
    it.each([200, 201, 400, 401, 404, 405, 500, 502, 503])('with status %i has its body', async (status) => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.writeHead(status).end(`body of ${status}`)
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { status, text: `body of ${status}` } })
    })

    it.each(['Basic realm="gateway"', 'Digest realm="g", nonce="1"', 'Negotiate', 'NTLM', 'Bearer'])(
      'that asks for a sign-in (%s) is a reply like any other, and is not answered',
      async (challenge) => {
        const { gateway, transport } = await connected()
        gateway.respond = (response) =>
          void response.writeHead(401, { 'WWW-Authenticate': challenge }).end('{"retcode":"100-006"}')
        const value = { status: 401, text: '{"retcode":"100-006"}' }
        expect(await transport.send(lookup)).toMatchObject({ ok: true, value })
        expect(gateway.requests).toHaveLength(1)
      },
    )

    it('with an empty body has an empty text', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.end()
      expect(await transport.send(lookup)).toMatchObject({ ok: true, value: { status: 200, text: '' } })
    })

    it('has its headers by lower-case names, and null for missing ones', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.setHeader('Set-GUID', 'JSESSIONID=x.AgentGateway0').end('{}')
      const reply = await transport.send(lookup)
      expect(reply.ok && reply.value.header('set-guid')).toBe('JSESSIONID=x.AgentGateway0')
      expect(reply.ok && reply.value.header('json-type')).toBeNull()
      expect(reply).toMatchObject({ value: { setCookies: [] } })
    })

    it('has every Set-Cookie header', async () => {
      const { gateway, transport } = await connected()
      const cookies = ['NSLB=node-1; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT; HttpOnly', 'b=2; Secure', 'c=3']
      gateway.respond = (response) => void response.setHeader('Set-Cookie', cookies).end('{}')
      expect(await transport.send(lookup)).toMatchObject({ value: { setCookies: cookies } })
    })

    it('is decoded by its charset', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) =>
        void response.setHeader('Content-Type', 'application/json; charset=GBK').end(encodeGbk('{"name":"张伟"}'))
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '{"name":"张伟"}' } })
      gateway.respond = (response) => void response.setHeader('Content-Type', 'text/html').end('{"name":"张伟"}')
      expect(await transport.send(lookup)).toMatchObject({ value: { text: '{"name":"张伟"}' } })
    })

    it('is decoded correctly when a character is split between chunks', async () => {
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
    it.each([301, 302, 303, 307, 308])(
      'with status %i is not followed: no request reaches the other host',
      async (status) => {
        const { gateway, transport } = await connected()
        const other = await server()
        gateway.respond = (response) => void response.writeHead(status, { Location: `${other.origin}/taken` }).end()
        const reply = await transport.send(lookup)
        if (reply.ok) expect(reply.value.status).toBe(status)
        else expect(reply.error.code).toBe('gateway-redirect')
        expect(gateway.requests).toHaveLength(1)
        expect(other.connections).toBe(0)
      },
    )

    it('to the same host is not followed either', async () => {
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.writeHead(302, { Location: '/elsewhere' }).end()
      await transport.send(lookup)
      expect(gateway.requests).toHaveLength(1)
    })
  })
}
