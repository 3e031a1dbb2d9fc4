import { describe, expect, it } from 'vitest'
import { decideCertificate } from './decide-certificate.ts'
import type { PresentedCertificate } from './read-presented-certificate.ts'

const presented = (isWeak = false): PresentedCertificate => ({
  view: { subject: 'CN=x', issuer: 'CN=x', validFrom: 0, validTo: 1, fingerprint256: 'AA' },
  isWeak,
})
const ok = 'net::OK'
const unknown = 'net::ERR_CERT_AUTHORITY_INVALID'

describe('decideCertificate', () => {
  it('uses Chromium’s result without a pin', () => {
    expect(decideCertificate(presented(), null, ok)).toEqual({ verificationResult: -3, isRefused: false })
    expect(decideCertificate(presented(), null, unknown)).toEqual({ verificationResult: -3, isRefused: true })
  })

  it('refuses a weak certificate as weak, whatever Chromium’s result is', () => {
    for (const chromiumResult of [ok, unknown])
      expect(decideCertificate(presented(true), null, chromiumResult)).toEqual({
        verificationResult: -211,
        isRefused: true,
      })
  })

  it('compares only the fingerprint when there is a pin', () => {
    const accepted = { verificationResult: 0, isRefused: false }
    for (const chromiumResult of [ok, unknown]) {
      expect(decideCertificate(presented(), 'AA', chromiumResult)).toEqual(accepted)
      expect(decideCertificate(presented(true), 'AA', chromiumResult)).toEqual(accepted)
      expect(decideCertificate(presented(), 'BB', chromiumResult)).toEqual({ verificationResult: -2, isRefused: true })
    }
  })
})
