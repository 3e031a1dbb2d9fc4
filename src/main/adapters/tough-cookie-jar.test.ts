import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { parseStoredSession, writeStoredSession } from '../../core/session/stored-session.ts'
import { ToughCookieJar } from './tough-cookie-jar.ts'

const path = '/agentgateway/resource/onlineagent/20001'
const jarFor = (origin = 'https://127.0.0.1:8043') => new ToughCookieJar(origin, null)

describe('ToughCookieJar', () => {
  it('sends no cookie at first', () => {
    expect(jarFor().headerFor(path)).toBeNull()
  })

  it('sends what the load balancer set, without the attributes', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/; HttpOnly; Secure', 'trace=2; Path=/agentgateway'])
    expect(jar.headerFor(path)?.split('; ').sort()).toEqual(['NSLB=node-1', 'trace=2'])
  })

  it('replaces a value, and removes an expired cookie', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/'])
    jar.accept(['NSLB=node-2; Path=/'])
    expect(jar.headerFor(path)).toBe('NSLB=node-2')
    jar.accept(['NSLB=; Path=/; Max-Age=0'])
    expect(jar.headerFor(path)).toBeNull()
  })

  it('sends a cookie only to its path and host', () => {
    const jar = jarFor('https://gateway.example:8043')
    jar.accept([
      'elsewhere=1; Path=/other',
      'stranger=1; Domain=evil.example; Path=/',
      'own=1; Domain=gateway.example; Path=/',
    ])
    expect(jar.headerFor(path)).toBe('own=1')
    expect(jar.headerFor('/other')).toContain('elsewhere=1')
  })

  it('keeps to the path of a reverse proxy, which the gateway behind it does not know', () => {
    const jar = jarFor('https://gateway.example:443/cc')
    jar.accept([
      'node=1; Path=/agentgateway',
      'proxy=1; Path=/cc/agentgateway',
      'all=1; Path=/',
      'bare=1',
      'other=1; Path=/dd',
    ])
    expect(jar.headerFor(path)?.split('; ').sort()).toEqual(['all=1', 'bare=1', 'node=1', 'proxy=1'])
    const again = new ToughCookieJar('https://gateway.example:443/cc', jar.serialise())
    expect(again.headerFor(path)?.split('; ').sort()).toEqual(['all=1', 'bare=1', 'node=1', 'proxy=1'])
  })

  it('takes the cookies of a host whose name ends in a dot', () => {
    const jar = jarFor('https://gateway.corp.:8043')
    jar.accept(['own=1; Path=/', 'domain=1; Domain=gateway.corp; Path=/'])
    expect(jar.headerFor(path)?.split('; ').sort()).toEqual(['domain=1', 'own=1'])
  })

  it('sends no secure cookie over plain http', () => {
    const jar = jarFor('http://gateway.example:8000')
    jar.accept(['secure=1; Secure; Path=/', 'plain=1; Path=/'])
    expect(jar.headerFor(path)).toBe('plain=1')
  })

  it('works for a gateway with a bare host name', () => {
    const jar = jarFor('https://nslb:8043')
    jar.accept(['NSLB=node-1; Path=/'])
    expect(jar.headerFor(path)).toBe('NSLB=node-1')
  })

  it('keeps at most fifty cookies, those that were set last', () => {
    const jar = jarFor()
    jar.accept(Array.from({ length: 5_000 }, (_, index) => `flood${index}=${'x'.repeat(50)}; Path=/`))
    const sent = jar.headerFor(path)?.split('; ') ?? []
    expect(sent).toHaveLength(50)
    expect(sent.at(-1)).toMatch(/^flood4999=/)
  })

  it('keeps a cookie that is set again and again among others that are set once', () => {
    const jar = jarFor()
    for (let reply = 0; reply < 5_000; reply += 1) jar.accept([`trace${reply}=1; Path=/`, `NSLB=${reply}; Path=/`])
    const sent = jar.headerFor(path)?.split('; ') ?? []
    expect(sent).toContain('NSLB=4999')
    expect(sent).toHaveLength(50)
  })

  it('keeps as many bytes as a server takes, and no single cookie beyond what browsers keep', () => {
    const jar = jarFor()
    jar.accept([`giant=${'x'.repeat(5_000)}; Path=/`, 'NSLB=node-1; Path=/'])
    expect(jar.headerFor(path)).toBe('NSLB=node-1')
    jar.accept(Array.from({ length: 40 }, (_, index) => `large${index}=${'x'.repeat(1_000)}; Path=/`))
    expect(jar.headerFor(path)?.length).toBeLessThan(8_000)
    expect(jar.headerFor(path)).toContain('large39=')
  })

  it('keeps nothing that no header can hold', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/', 'delete=\x7f; Path=/', 'wide=韩; Path=/'])
    expect(jar.headerFor(path)).toBe('NSLB=node-1')
  })

  it.each([
    ['ahead', '2030-01-01T00:00:00Z'],
    ['behind', '2020-01-01T00:00:00Z'],
  ])('judges when a cookie expires by the gateway’s clock, on a seat whose clock is %s', (_how, seatTime) => {
    vi.useFakeTimers({ now: new Date(seatTime) })
    onTestFinished(() => void vi.useRealTimers())
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Expires=Wed, 21 Oct 2026 08:00:00 GMT; Path=/'], 'Wed, 21 Oct 2026 07:50:00 GMT')
    vi.advanceTimersByTime(590_000)
    const stored = jar.serialise()
    expect(jar.headerFor(path)).toBe('NSLB=node-1')
    expect(new ToughCookieJar('https://127.0.0.1:8043', stored).headerFor(path)).toBe('NSLB=node-1')
    vi.advanceTimersByTime(20_000)
    expect(jar.headerFor(path)).toBeNull()
    expect(new ToughCookieJar('https://127.0.0.1:8043', stored).headerFor(path)).toBeNull()
  })

  it.each([null, '', 'yesterday'])('judges by the seat’s clock when the gateway’s is not known: %s', (date) => {
    const jar = jarFor()
    jar.accept(
      ['NSLB=node-1; Expires=Wed, 21 Oct 2099 07:28:00 GMT', 'old=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT'],
      date,
    )
    expect(jar.headerFor(path)).toBe('NSLB=node-1')
  })

  it('sends a cookie that names no path to the whole gateway, whichever address set it', () => {
    const jar = jarFor()
    jar.accept(['HWLBSESSION=1; HttpOnly'])
    expect(jar.headerFor('/agentgateway/resource/agentevent/20001')).toBe('HWLBSESSION=1')
    expect(jar.headerFor('/agentgateway/resource/agentgroup/20001/agentbyworkno/20011')).toBe('HWLBSESSION=1')
  })

  it('restores a serialised jar', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/'])
    const again = new ToughCookieJar('https://127.0.0.1:8043', jar.serialise())
    expect(again.headerFor(path)).toBe('NSLB=node-1')
    again.accept(['NSLB=node-2; Path=/'])
    expect(again.headerFor(path)).toBe('NSLB=node-2')
  })

  it('does not prolong a cookie by storing it', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Max-Age=600'])
    vi.advanceTimersByTime(400_000)
    const again = new ToughCookieJar('https://127.0.0.1:8043', jar.serialise())
    vi.advanceTimersByTime(100_000)
    expect(again.headerFor(path)).toBe('NSLB=node-1')
    vi.advanceTimersByTime(100_000)
    expect(again.headerFor(path)).toBeNull()
  })

  it('stays far below the size limit of Windows with the cookies of a cloud load balancer', () => {
    const gateway = 'https://cc-gateway.contact-centre.example.com:8043'
    const jar = jarFor(gateway)
    const expires = 'Expires=Wed, 21 Oct 2099 07:28:00 GMT'
    jar.accept([
      `AWSALB=${'x'.repeat(130)}; ${expires}; Path=/`,
      `AWSALBCORS=${'y'.repeat(130)}; ${expires}; Path=/; SameSite=None; Secure`,
    ])
    const guid = '279fe21d-2caa-4437-84c3-ab9e9dae20f5.AgentGateway0'
    const session = { version: 1, gateway, agentId: '20001', kind: 'owned', guid, since: 1_700_000_000_000 } as const
    const stored = writeStoredSession({ ...session, cookies: jar.serialise() })
    expect(Buffer.byteLength(stored)).toBeLessThan(1_200)
    const again = new ToughCookieJar(gateway, parseStoredSession(stored)?.cookies ?? null)
    expect(again.headerFor(path)).toBe(jar.headerFor(path))
  })

  it.each(['', 'null', '[]', '{}', '{', '{"cookies":7}', '{"cookies":[null]}', '[7]', '[""]', '"text"'])(
    'starts empty when %j was stored',
    (stored) => {
      const jar = new ToughCookieJar('https://127.0.0.1:8043', stored)
      jar.accept(['NSLB=node-1; Path=/'])
      expect(jar.headerFor(path)).toBe('NSLB=node-1')
    },
  )

  it('ignores whatever is not a cookie', () => {
    const parts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=', ';', 'a=b', 'Domain=', 'Path=', 'Expires=x', 'Max-Age=-'),
    )
    fc.assert(
      fc.property(fc.array(parts), (junk) => {
        const jar = jarFor()
        jar.accept([...junk, junk.join(';'), 'NSLB=node-1; Path=/'])
        return jar.headerFor(path)?.includes('NSLB=node-1') === true
      }),
    )
  })
})
