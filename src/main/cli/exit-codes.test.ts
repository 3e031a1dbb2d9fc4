import { describe, expect, it } from 'vitest'
import { errorCodes, type ErrorCode } from '../../shared/error-codes.ts'
import { exitCodeFor } from './exit-codes.ts'

describe('exitCodeFor', () => {
  it('is never 0, and below the codes that shells use for signals', () => {
    for (const code of errorCodes) {
      expect(exitCodeFor(code)).toBeGreaterThanOrEqual(1)
      expect(exitCodeFor(code)).toBeLessThan(126)
    }
  })

  it('differs for what a script may handle differently', () => {
    const distinct: ErrorCode[] = [
      'internal',
      'bad-input',
      'not-signed-in',
      'colleague-not-found',
      'workno-out-of-range',
      'gateway-unreachable',
      'gateway-timeout',
      'too-fast',
      'reply-not-understood',
      'certificate-unknown',
      'wrong-password',
      'signed-in-elsewhere',
      'phone-invalid',
      'keyring-locked',
      'busy',
      'output-not-written',
    ]
    expect(new Set(distinct.map(exitCodeFor)).size).toBe(distinct.length)
  })

  it.each<[ErrorCode, number]>([
    ['internal', 1],
    ['bad-input', 2],
    ['not-signed-in', 3],
    ['session-lost', 3],
    ['colleague-not-found', 4],
    ['workno-not-a-number', 5],
    ['workno-out-of-range', 5],
    ['gateway-unreachable', 6],
    ['gateway-timeout', 7],
    ['certificate-expired', 10],
    ['wrong-password', 11],
    ['keyring-absent', 14],
    ['output-not-written', 16],
  ])('is fixed for %s: %i, since scripts rely on it', (code, exitCode) => {
    expect(exitCodeFor(code)).toBe(exitCode)
  })
})
