import { describe, expect, it } from 'vitest'
import { decideCertificate } from './decide-certificate.ts'
import type { PresentedCertificate } from './presented-certificate.ts'

const shown = (isWeak = false): PresentedCertificate => ({
  view: { subject: 'CN=x', issuer: 'CN=x', validFrom: 0, validTo: 1, fingerprint256: 'AA' },
  isWeak,
})
const ok = 'net::OK'
const unknown = 'net::ERR_CERT_AUTHORITY_INVALID'

describe('the verdict on a certificate that Chromium asks about', () => {
  it('is Chromium’s own without a pin', () => {
    expect(decideCertificate(shown(), null, ok)).toEqual({ answer: -3, isRefused: false })
    expect(decideCertificate(shown(), null, unknown)).toEqual({ answer: -3, isRefused: true })
  })

  it('is a refusal by name for one that anybody could forge, whatever Chromium says of it', () => {
    for (const word of [ok, unknown])
      expect(decideCertificate(shown(true), null, word)).toEqual({ answer: -211, isRefused: true })
  })

  it('is the pin’s alone where there is one', () => {
    for (const word of [ok, unknown]) {
      expect(decideCertificate(shown(), 'AA', word)).toEqual({ answer: 0, isRefused: false })
      expect(decideCertificate(shown(true), 'AA', word)).toEqual({ answer: 0, isRefused: false })
      expect(decideCertificate(shown(), 'BB', word)).toEqual({ answer: -2, isRefused: true })
    }
  })
})
