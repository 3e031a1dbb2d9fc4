import { describe, expect, it } from 'vitest'
import { parseRestReasons } from './parse-rest-reasons.ts'

const namesOf = (result: unknown): object => Object.fromEntries(parseRestReasons(result))

describe('the names of rest reasons', () => {
  it.each([
    ['a list', [{ restCause: 1, restCauseDesc: '用餐' }]],
    ['a list with other field names', [{ id: '1', name: ' 用餐 ' }]],
    ['a list whose reason is the text', [{ code: 1, reason: '用餐' }]],
    ['an object from code to text', { 1: '用餐' }],
  ])('are read from %s', (_form, result) => {
    expect(namesOf(result)).toEqual({ 1: '用餐' })
  })

  it.each([null, '', {}, [], 7, 'x', [null], [[]], { a: 'x' }, { 1: null }, [{ id: 1 }], [{ name: 'x' }]])(
    'are none in %j',
    (result) => {
      expect(namesOf(result)).toEqual({})
    },
  )

  it('leave out codes that no rest can have, and keep the others', () => {
    expect(namesOf({ 0: 'none', 256: 'too high', '-1': 'below', 255: 'last' })).toEqual({ 255: 'last' })
  })

  it('are short and cannot steer the text around them', () => {
    expect(namesOf({ 2: `\u202e${'x'.repeat(90)}` })).toEqual({ 2: expect.not.stringContaining('\u202e') })
    expect(parseRestReasons({ 2: 'x'.repeat(90) }).get(2)).toHaveLength(40)
  })
})
