import { describe, expect, it } from 'vitest'
import { maxPins } from '../../shared/settings.ts'
import { certificateQuestion, pinFor, withoutPin, withPin } from './certificate-pins.ts'

const one = 'https://one.example:8043'
const other = 'https://other.example:8043'

describe('pins', () => {
  it('hold for their gateway alone', () => {
    const pins = withPin([], one, 'AA')
    expect(pinFor(pins, one)).toBe('AA')
    expect(pinFor(pins, other)).toBeNull()
  })

  it('are replaced by the newest and taken back whole', () => {
    const pins = withPin(withPin(withPin([], one, 'AA'), other, 'BB'), one, 'CC')
    expect(pinFor(pins, one)).toBe('CC')
    expect(pins).toHaveLength(2)
    expect(withoutPin(pins, one)).toEqual([{ gateway: other, fingerprint256: 'BB' }])
  })

  it('never become more than the settings file takes', () => {
    let pins = withPin([], one, 'AA')
    for (let number = 0; number < maxPins; number += 1) pins = withPin(pins, `https://g${String(number)}`, 'BB')
    expect(pins).toHaveLength(maxPins)
    expect(pinFor(pins, one)).toBeNull()
  })
})

describe('the question about a refused certificate', () => {
  const certificate = { subject: 'CN=x', issuer: 'CN=x', validFrom: 0, validTo: 1, fingerprint256: 'AA' }

  it.each([
    ['certificate-unknown', true],
    ['certificate-expired', true],
    ['certificate-wrong-host', true],
    ['certificate-changed', false],
    ['certificate-weak', false],
  ] as const)('for %s offers to pin it: %s', (reason, mayBePinned) => {
    expect(certificateQuestion({ gateway: one, certificate, reason, isWeak: false })).toEqual({
      kind: 'certificate',
      gateway: one,
      certificate,
      reason,
      mayBePinned,
    })
  })

  it.each([
    ['certificate-unknown', 'certificate-weak'],
    ['certificate-expired', 'certificate-weak'],
    ['certificate-changed', 'certificate-changed'],
  ] as const)('that anybody could forge, refused as %s, is asked as %s and never offers a pin', (reason, asked) => {
    const question = certificateQuestion({ gateway: one, certificate, reason, isWeak: true })
    expect(question).toMatchObject({ reason: asked, mayBePinned: false })
    expect(question).not.toHaveProperty('isWeak')
  })
})
