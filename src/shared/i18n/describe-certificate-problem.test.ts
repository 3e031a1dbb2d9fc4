import { describe, expect, it } from 'vitest'
import type { QuestionSubject } from '../app-snapshot.ts'
import { describeCertificateProblem } from './describe-certificate-problem.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')
const validFrom = new Date(2024, 2, 5).getTime()
const validTo = new Date(2025, 2, 5).getTime()
type Certificate = Extract<QuestionSubject, { kind: 'certificate' }>
const question = (reason: Certificate['reason']): Certificate => ({
  kind: 'certificate',
  gateway: 'https://gateway.example:8043',
  certificate: { subject: '', issuer: '', validFrom, validTo, fingerprint256: '' },
  reason,
  mayBePinned: true,
})

describe('describeCertificateProblem', () => {
  it.each<[Certificate['reason'], RegExp, RegExp]>([
    ['certificate-unknown', /not trusted/, /不受信任/],
    ['certificate-wrong-host', /another address than gateway\.example\./, /gateway\.example/],
    ['certificate-changed', /not the certificate that you trusted/, /不是您信任过的/],
    ['certificate-weak', /could forge it/, /伪造/],
    ['certificate-refused', /did not pass/, /未通过/],
  ])('says %s in words', (reason, english, chinese) => {
    expect(describeCertificateProblem(en, question(reason), validFrom)).toMatch(english)
    expect(describeCertificateProblem(zh, question(reason), validFrom)).toMatch(chinese)
  })

  it('tells one that has expired from one that is not valid yet', () => {
    const expired = question('certificate-expired')
    expect(describeCertificateProblem(en, expired, validTo + 1)).toBe('It expired on Mar 5, 2025.')
    expect(describeCertificateProblem(en, expired, validFrom - 1)).toBe('It is not valid before Mar 5, 2024.')
    expect(describeCertificateProblem(zh, expired, validTo + 1)).toBe('证书已于 2025年3月5日 过期。')
  })
})
