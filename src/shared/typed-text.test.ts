import { describe, expect, it } from 'vitest'
import { normalizeTypedText } from './typed-text.ts'
import { parseWorkno } from './workno.ts'

describe('a typed text', () => {
  it.each([
    ['zero width space', '20011\u200b'],
    ['embedding', '\u202a20011\u202c'],
    ['override', '\u202e20011'],
    ['isolate', '\u206820011\u2069'],
    ['word joiner', '\u206020011'],
    ['soft hyphen', '20\u00ad011'],
    ['byte order mark', '\ufeff20011'],
    ['direction marks', '\u200e20011\u200f\u061c'],
    ['variation selector', '2\ufe0e0011'],
    ['no-break space around', '\u00a020011\u00a0'],
    ['no-break space between groups', '20\u00a0011'],
    ['narrow no-break space between groups', '20\u202f011'],
    ['ideographic space and full width', '\u3000２００１１'],
    ['Arabic-Indic digits', '٢٠٠١١'],
    ['Persian digits', '۲۰۰۱۱'],
    ['Devanagari digits', '२००११'],
    ['Thai digits', '๒๐๐๑๑'],
    ['digits beyond the first plane', '\u{1e952}\u{1e950}\u{1e950}\u{1e951}\u{1e951}'],
    ['all of it at once', '\ufeff\u2067\u202e٢٠\u00ad٠١１\u2069\u00a0'],
  ])('is the number 20011 with %s', (_, typed) => {
    expect(normalizeTypedText(typed)).toBe('20011')
    expect(parseWorkno(typed)).toEqual({ ok: true, workno: '20011' })
  })

  it('gives every digit of every script its value', () => {
    for (const zero of [0x660, 0x6f0, 0x966, 0xe50, 0x17e0, 0xff10, 0x1d7ce, 0x1d7d8, 0x1e950])
      for (let value = 0; value < 10; value += 1)
        expect(normalizeTypedText(String.fromCodePoint(zero + value))).toBe(String(value))
  })

  it('keeps two numbers two, and words apart', () => {
    expect(normalizeTypedText('101\u00a020012')).toBe('101 20012')
    expect(normalizeTypedText('20 011')).toBe('20 011')
    expect(normalizeTypedText(' 张\u00a0三 ')).toBe('张 三')
  })

  it('is the same when it is read twice', () => {
    for (const typed of ['\u00ad', '٢\u200b', 'ｇａｔｅｗａｙ．ｃｏｒｐ．', '①②', '\u3164x'])
      expect(normalizeTypedText(normalizeTypedText(typed))).toBe(normalizeTypedText(typed))
  })
})
