import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGatewayAddress, splitGatewayAddress } from './gateway-address.ts'

describe('parseGatewayAddress', () => {
  it.each([
    ['gateway.example', 'https://gateway.example:8043'],
    ['  Gateway.Example  ', 'https://gateway.example:8043'],
    ['gateway.example:443', 'https://gateway.example:443'],
    ['https://gateway.example', 'https://gateway.example:443'],
    ['HTTPS://Gateway.Example/', 'https://gateway.example:443'],
    ['HTTPS://gateway.example:9898/', 'https://gateway.example:9898'],
    ['https://gateway.example:8043/agentgateway', 'https://gateway.example:8043'],
    ['https://gateway.example:8043/agentgateway/resource/', 'https://gateway.example:8043'],
    // What a reverse proxy has before the gateway's own path.
    ['https://gateway.example/cc/agentgateway/resource', 'https://gateway.example:443/cc'],
    ['https://gateway.example:9443/a/b.c/agentgateway/', 'https://gateway.example:9443/a/b.c'],
    ['gateway.example/cc', 'https://gateway.example:8043/cc'],
    ['cc_gateway:8043', 'https://cc_gateway:8043'],
    ['_gw.cc_1.corp', 'https://_gw.cc_1.corp:8043'],
    ['gateway.corp.', 'https://gateway.corp.:8043'],
    ['https://gateway.corp./agentgateway', 'https://gateway.corp.:443'],
    ['10.1.2.3.', 'https://10.1.2.3:8043'],
    // Marks that were copied with the address, and digits of other scripts.
    ['\ufeff\u202agateway.example\u200b:8043\u202c\u00a0', 'https://gateway.example:8043'],
    ['gateway.example:٨٠٤٣', 'https://gateway.example:8043'],
    ['10.1.2.3', 'https://10.1.2.3:8043'],
    ['[2001:db8::1]:8043', 'https://[2001:db8::1]:8043'],
    ['ｇａｔｅｗａｙ．ｅｘａｍｐｌｅ：８０４３', 'https://gateway.example:8043'],
    ['话务台.example', 'https://话务台.example:8043'],
    ['XN--zfr63ae14j.example', 'https://xn--zfr63ae14j.example:8043'],
    ['שלום.example', 'https://שלום.example:8043'],
    ['nslb', 'https://nslb:8043'],
  ])('reads %j', (typed, address) => {
    expect(parseGatewayAddress(typed)).toEqual({ ok: true, value: address })
  })

  it.each([
    '',
    '   ',
    'https://',
    'gateway example',
    'gateway.example:0',
    'gateway.example:65536',
    'gateway.example:port',
    'ftp://gateway.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'agent:secret@gateway.example',
    'https://agent:secret@gateway.example:8043',
    'https://gateway.example/a//b',
    'https://gateway.example/%2e%2e/x',
    'https://gateway.example/./agentgateway',
    'https://gateway.example/agentgateway/agentgateway',
    'https://gateway.example/agentgateway/other',
    'gateway..example',
    '.gateway.example',
    'gateway.example..',
    'gateway.example.123',
    'https://gateway.example/agentgateway/../admin',
    'https://gateway.example?x=1',
    'https://gateway.example#x',
    '-gateway.example',
    'gateway.example\\evil.example',
    'https://gateway.example\r\nHost: evil.example',
    '10.0.0.256',
    '[::::]',
    '[1:2:3:4:5:6:7:8:9]',
    // Encoded labels that stand for no name (or for one with a plainer spelling), and digits
    // before right-to-left letters: whether URL takes them depends on the version of Node.
    'xn--a.example',
    'xn--1z.example',
    'xn--o-.example',
    'xn--.example',
    'xn--BCHER-KVA.xn--a',
    'xn--fiqs8sirgfmh.xn--',
    '1א.example',
    'x'.repeat(301),
  ])('refuses %j', (typed) => {
    expect(parseGatewayAddress(typed)).toEqual({ ok: false, error: { code: 'address-invalid' } })
  })

  it('refuses plain http by its name', () => {
    expect(parseGatewayAddress('http://gateway.example:8000')).toEqual({
      ok: false,
      error: { code: 'http-not-allowed' },
    })
  })

  it('gives an address that every part of the program can use, or refuses', () => {
    const typed = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.ipV4().map((ip) => `https://${ip}`),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.:abx-_[]/@%\\工')) }),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseGatewayAddress(text)
        if (!read.ok) return true
        const { protocol, username, password, pathname, search, hash } = new URL(read.value)
        const again = parseGatewayAddress(read.value)
        const rest = username + password + search + hash
        const isWhole = `/${splitGatewayAddress(read.value).prefix.slice(1)}` === pathname
        return protocol === 'https:' && rest === '' && isWhole && again.ok && again.value === read.value
      }),
      { numRuns: 500 },
    )
  })
})
