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
