import { describe, expect, it } from 'vitest'
import { errorFromRetcode } from './error-from-retcode.ts'

describe('errorFromRetcode', () => {
  it.each([
    ['100-006', 'session-lost'],
    ['000-003', 'session-lost'],
    ['100-008', 'session-lost'],
    ['000-004', 'gateway-switching'],
    ['105-001', 'session-lost'],
    ['105-002', 'gateway-switching'],
    ['105-005', 'sign-in-again'],
    ['105-006', 'sign-in-again'],
    ['105-007', 'sign-in-again'],
    ['100-007', 'colleague-not-found'],
    ['000-002', 'bad-parameter'],
    ['000-007', 'too-fast'],
    ['100-021', 'too-fast'],
    ['100-004', 'wrong-password'],
    ['100-020', 'password-expired'],
    ['110-016', 'account-locked'],
    ['100-002', 'signed-in-elsewhere'],
    ['100-015', 'signed-in-elsewhere-protected'],
    ['100-013', 'phone-invalid'],
    ['100-014', 'phone-out-of-range'],
  ])('reads %s as %s', (retcode, code) => {
    expect(errorFromRetcode(retcode, '')).toEqual({ code, retcode })
  })

  it.each(['000-000', '100-001', '200-025', '999-999', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'passes %s on as the gateway said it',
    (retcode) => {
      expect(errorFromRetcode(retcode, 'no call can be droped')).toEqual({
        code: 'gateway-refused',
        retcode,
        message: 'no call can be droped',
      })
    },
  )

  it('cuts the gateway’s words to a sane length and leaves blanks out', () => {
    expect(errorFromRetcode('100-007', `  ${'x'.repeat(5_000)}`).message).toHaveLength(200)
    expect(errorFromRetcode('100-007', '   ')).not.toHaveProperty('message')
    expect(errorFromRetcode('100-007', `${'x'.repeat(199)}😀`).message).toBe('x'.repeat(199))
    expect(errorFromRetcode('100-007', 'no\u001b]0;right\n').message).toBe('no\u001b]0;right')
  })
})
