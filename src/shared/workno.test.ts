import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWorkno } from './workno.ts'

const outOfRange = (highest: number) => ({
  ok: false,
  error: { code: 'workno-out-of-range', range: { lowest: 101, highest } },
})

describe('parseWorkno', () => {
  it.each([
    ['101', '101'],
    ['59999', '59999'],
    ['  20011\t', '20011'],
    ['２００１１', '20011'],
    ['\u3000２0０11\u3000', '20011'],
  ])('reads %j', (typed, workno) => {
    expect(parseWorkno(typed)).toEqual({ ok: true, workno })
  })

  it.each(['', '   ', '20o11', '20 011', '+20011', '-20011', '20011.0', '2e4', '0x4e2b', '020011', '00', '张三'])(
    'refuses %j as no number',
    (typed) => {
      expect(parseWorkno(typed)).toEqual({ ok: false, error: { code: 'workno-not-a-number' } })
    },
  )

  it.each(['0', '1', '100', '60000', '999999', '9'.repeat(400)])('refuses %j as out of range', (typed) => {
    expect(parseWorkno(typed)).toEqual(outOfRange(59_999))
  })

  it('goes as far up as the gateway at hand does', () => {
    expect(parseWorkno('999999', 999_999)).toEqual({ ok: true, workno: '999999' })
    expect(parseWorkno('1000000', 999_999)).toEqual(outOfRange(999_999))
    expect(parseWorkno('19999', 19_999)).toEqual({ ok: true, workno: '19999' })
    expect(parseWorkno('20000', 19_999)).toEqual(outOfRange(19_999))
  })

  it('gives plain digits in range or a code, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)), (typed) => {
        const read = parseWorkno(typed)
        return !read.ok || (/^[1-9][0-9]{2,4}$/.test(read.workno) && Number(read.workno) <= 59_999)
      }),
    )
  })
})
