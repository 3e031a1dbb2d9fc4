import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ToughCookieJar } from './tough-cookie-jar.ts'

const path = '/agentgateway/resource/onlineagent/20001'
const jarFor = (origin = 'https://127.0.0.1:8043') => new ToughCookieJar(origin, null)

describe('ToughCookieJar', () => {
  it('has nothing to send at first', () => {
    expect(jarFor().headerFor(path)).toBeNull()
  })

  it('sends back what the balancer set, without its attributes', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/; HttpOnly; Secure', 'trace=2; Path=/agentgateway'], path)
    expect(jar.headerFor(path)?.split('; ').sort()).toEqual(['NSLB=node-1', 'trace=2'])
  })

  it('takes the newer value, and forgets what was ended', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/'], path)
    jar.accept(['NSLB=node-2; Path=/'], path)
    expect(jar.headerFor(path)).toBe('NSLB=node-2')
    jar.accept(['NSLB=; Path=/; Max-Age=0'], path)
    expect(jar.headerFor(path)).toBeNull()
  })

  it('keeps to paths and hosts', () => {
    const jar = jarFor('https://gateway.example:8043')
    jar.accept(
      ['elsewhere=1; Path=/other', 'stranger=1; Domain=evil.example; Path=/', 'own=1; Domain=gateway.example; Path=/'],
      path,
    )
    expect(jar.headerFor(path)).toBe('own=1')
    expect(jar.headerFor('/other')).toContain('elsewhere=1')
  })

  it('sends no secure cookie over plain http', () => {
    const jar = jarFor('http://gateway.example:8000')
    jar.accept(['secure=1; Secure; Path=/', 'plain=1; Path=/'], path)
    expect(jar.headerFor(path)).toBe('plain=1')
  })

  it('works for a gateway with a bare host name', () => {
    const jar = jarFor('https://nslb:8043')
    jar.accept(['NSLB=node-1; Path=/'], path)
    expect(jar.headerFor(path)).toBe('NSLB=node-1')
  })

  it('goes on with a stored jar', () => {
    const jar = jarFor()
    jar.accept(['NSLB=node-1; Path=/'], path)
    const again = new ToughCookieJar('https://127.0.0.1:8043', jar.serialise())
    expect(again.headerFor(path)).toBe('NSLB=node-1')
    again.accept(['NSLB=node-2; Path=/'], path)
    expect(again.headerFor(path)).toBe('NSLB=node-2')
  })

  it.each(['', 'null', '[]', '{}', '{', '{"cookies":7}', '{"cookies":[null]}', '"text"'])(
    'starts empty when what was stored is %j',
    (stored) => {
      const jar = new ToughCookieJar('https://127.0.0.1:8043', stored)
      jar.accept(['NSLB=node-1; Path=/'], path)
      expect(jar.headerFor(path)).toBe('NSLB=node-1')
    },
  )

  it('passes over whatever is no cookie', () => {
    const parts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=', ';', 'a=b', 'Domain=', 'Path=', 'Expires=x', 'Max-Age=-'),
    )
    fc.assert(
      fc.property(fc.array(parts), (junk) => {
        const jar = jarFor()
        jar.accept([...junk, junk.join(';'), 'NSLB=node-1; Path=/'], path)
        return jar.headerFor(path)?.includes('NSLB=node-1') === true
      }),
    )
  })
})
