import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeGbk } from '../../simulator/wire/encode-gbk.ts'
import type { Respond } from './support/gateway-server.ts'
import { lookup, type TransportHarness } from './support/transport-harness.ts'

/** The contract for replies that are not quite right, and that browsers read all the same. */
export function describeTransportLeniency(name: string, { connected }: TransportHarness): void {
  describe(`${name}: a reply that is read as browsers read it`, () => {
    const text = '{"name":"韩梅梅"}'
    const bytes = Buffer.from(text)
    const sendAnsweredBy = async (respond: Respond) => {
      const { gateway, transport } = await connected()
      gateway.respond = respond
      return { first: await transport.send(lookup), second: await transport.send(lookup), gateway }
    }

    it.each([
      ['gzip', gzipSync(bytes)],
      ['x-gzip', gzipSync(bytes)],
      ['GZIP', gzipSync(bytes)],
      ['deflate', deflateSync(bytes)],
      ['deflate', deflateRawSync(bytes)],
      ['br', brotliCompressSync(bytes)],
      ['identity', bytes],
    ])('is decompressed, although that was not asked for: %s (%#)', async (encoding, body) => {
      const { first, second } = await sendAnsweredBy((response) => {
        response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': body.byteLength }).end(body)
      })
      expect([first, second]).toMatchObject([{ value: { text } }, { value: { text } }])
    })

    it.each(['gzip', 'deflate', 'br'])('is empty when nothing was compressed: %s', async (encoding) => {
      const { first } = await sendAnsweredBy((response) => {
        response.writeHead(502, { 'Content-Encoding': encoding, 'Content-Length': 0 }).end()
      })
      expect(first).toMatchObject({ value: { status: 502, text: '' } })
    })

    it('is too large when its decompressed bytes are', async () => {
      const { first } = await sendAnsweredBy((response) => {
        response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(20_000_000, ' ')))
      })
      expect(first).toEqual({ ok: false, error: { code: 'reply-too-large', detail: '65536' } })
    })

    it('is malformed when it cannot be decompressed', async () => {
      const { first } = await sendAnsweredBy((response) => {
        response.setHeader('Content-Encoding', 'gzip').end('{"name":"not compressed at all"}')
      })
      expect(first).toMatchObject({ error: { code: 'gateway-unreachable', reason: 'malformed-reply' } })
    })

    it.each(['ISO-8859-1', 'us-ascii', 'windows-1252', 'ISO8859_1', 'ASCII', 'UTF8', 'no-such-charset'])(
      'is UTF-8 when its bytes are, under the label %s',
      async (charset) => {
        const { first } = await sendAnsweredBy((response) => {
          response.setHeader('Content-Type', `text/plain; charset=${charset}`).end(text)
        })
        expect(first).toMatchObject({ value: { text } })
      },
    )

    it('is Latin when it is labelled so and is not UTF-8', async () => {
      const { first } = await sendAnsweredBy((response) => {
        response.setHeader('Content-Type', 'text/plain; charset=ISO-8859-1').end(Buffer.from('Müller', 'latin1'))
      })
      expect(first).toMatchObject({ value: { text: 'Müller' } })
    })

    it.each(['MS936', 'cp936', 'x-mswin-936', 'EUC_CN', '"GB2312"', 'windows-936'])(
      'is GBK under its other name %s',
      async (charset) => {
        const { first } = await sendAnsweredBy((response) => {
          response.setHeader('Content-Type', `application/json;charset=${charset}`).end(encodeGbk('{"name":"张伟"}'))
        })
        expect(first).toMatchObject({ value: { text: '{"name":"张伟"}' } })
      },
    )

    it.each([
      'application/json',
      'application/json; charset=UTF-8',
      'text/plain; charset=ISO-8859-1',
      'a/b;charset=GBK',
    ])('has no byte order mark: %s', async (contentType) => {
      const { first } = await sendAnsweredBy((response) => {
        response.setHeader('Content-Type', contentType).end(`\uFEFF${text}`)
      })
      expect(first).toMatchObject({ value: { text } })
    })

    it.each(['utf16le', 'utf16be'] as const)('is decoded by its byte order mark: %s', async (order) => {
      const encoded = Buffer.from(`\uFEFF${text}`, 'utf16le')
      const { first } = await sendAnsweredBy((response) => {
        response.end(order === 'utf16le' ? encoded : encoded.swap16())
      })
      expect(first).toMatchObject({ value: { text } })
    })

    it.each([1, 2, 3])('follows %i unasked 100 Continue', async (times) => {
      const { first, second } = await sendAnsweredBy((response) => {
        for (let time = 0; time < times; time += 1) response.writeContinue()
        response.end(text)
      })
      expect([first, second]).toMatchObject([{ value: { status: 200, text } }, { value: { status: 200, text } }])
    })

    it.each([
      ['Content-Length: 3', 'Transfer-Encoding: chunked'],
      ['Transfer-Encoding: chunked', 'Content-Length: 3000'],
    ])('is chunked when a length says otherwise: %s, %s', async (...headers) => {
      const raw = `HTTP/1.1 200 OK\r\n${headers.join('\r\n')}\r\n\r\n${bytes.byteLength.toString(16)}\r\n${text}\r\n0\r\n\r\n`
      const { gateway, transport } = await connected()
      gateway.respond = (response) => void response.socket?.write(raw)
      expect(await transport.send(lookup)).toMatchObject({ value: { text } })
    })

    it('may be cut at the end of the connection, without a length', async () => {
      const { first } = await sendAnsweredBy((response) => void response.socket?.end(`HTTP/1.0 200 OK\r\n\r\n${text}`))
      expect(first).toMatchObject({ value: { text } })
    })
  })
}
