import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePunycode } from './punycode.ts'

describe('decodePunycode', () => {
  // The first three are samples of RFC 3492 §7.1.
  it.each([
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['ihqwctvzc91f659drss3x8bo0yb', '他們爲什麽不說中文'],
    ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
    ['2-u9tlzr9756bt3uc0v', 'ひとつ屋根の下2'],
    ['bcher-kva', 'bücher'],
    ['zfr63ae14j', '话务台'],
    ['a', '\u0080'],
    ['a-', 'a'],
  ])('reads %s', (encoded, decoded) => {
    expect(decodePunycode(encoded)).toBe(decoded)
  })

  it.each(['-a', '99999999', '9', 'a_b', '99999999999999999999'])('refuses %s', (encoded) => {
    expect(decodePunycode(encoded)).toBeNull()
  })

  it('gives back what URL has encoded', () => {
    const letters = Array.from('abcxyz0189äñø话务台坐席ひらカナ가나жяλ')
    const label = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(label, (text) => {
        const [encoded = ''] = new URL(`https://${text}.example`).hostname.split('.')
        return !encoded.startsWith('xn--') || decodePunycode(encoded.slice('xn--'.length)) === text
      }),
    )
  })

  it('never takes long over nonsense, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('az09-')), maxLength: 300 }), (text) => {
        const decoded = decodePunycode(text)
        return decoded === null || typeof decoded === 'string'
      }),
    )
  })
})
