import { describe, expect, it } from 'vitest'
import type { Question } from '../shared/app-snapshot.ts'
import { OpenQuestions } from './open-questions.ts'

type Certificate = Extract<Question, { kind: 'certificate' }>

const certificate: Certificate = {
  kind: 'certificate',
  gateway: 'https://gateway.example:8043',
  certificate: {
    subject: 'CN=gateway.example',
    issuer: 'CN=Office CA',
    validFrom: 0,
    validTo: 1,
    fingerprint256: Array(32).fill('0A').join(':'),
  },
  reason: 'certificate-unknown',
  mayBePinned: true,
}
const proxy: Question = { kind: 'proxy-credentials', proxy: 'proxy.example:3128', realm: 'office', wasRefused: false }
const handOver: Question = { kind: 'hand-over', gateway: 'https://gateway.example:8043', agentId: '20001' }

const anotherCertificate: Certificate = {
  ...certificate,
  certificate: { ...certificate.certificate, fingerprint256: Array(32).fill('0B').join(':') },
}

function asker() {
  const shown: (readonly Question[])[] = []
  const questions = new OpenQuestions((open) => shown.push(open))
  return { questions, shown, open: () => shown.at(-1) ?? [] }
}

describe('open questions', () => {
  it('are at most one of each kind, and of a kind the newest', () => {
    const { questions, open } = asker()
    questions.ask(certificate)
    questions.ask(proxy)
    questions.ask(handOver)
    questions.ask(anotherCertificate)
    expect(open()).toEqual([proxy, handOver, anotherCertificate])
    expect(questions.find('certificate')).toEqual(anotherCertificate)
  })

  it('are found by their kind, or not at all', () => {
    const { questions } = asker()
    questions.ask(proxy)
    expect(questions.find('proxy-credentials')).toEqual(proxy)
    expect(questions.find('hand-over')).toBeUndefined()
  })

  it('are closed by their kind, and the others stay', () => {
    const { questions, open } = asker()
    questions.ask(certificate)
    questions.ask(proxy)
    questions.close('certificate')
    expect(open()).toEqual([proxy])
  })

  it('do not change when one that is not open is closed or declined', () => {
    const { questions, shown } = asker()
    questions.ask(proxy)
    questions.close('certificate')
    questions.decline('hand-over')
    expect(shown).toEqual([[proxy]])
  })

  it('that were closed are asked again', () => {
    const { questions, open } = asker()
    questions.ask(certificate)
    questions.close('certificate')
    questions.ask(certificate)
    expect(open()).toEqual([certificate])
  })
})

describe('a declined question', () => {
  it.each<[string, Question, Question]>([
    ['the same certificate', certificate, certificate],
    ['a certificate that may no longer be pinned', certificate, { ...certificate, mayBePinned: false }],
    ['the same proxy', proxy, proxy],
    ['a proxy that now has refused a log-in', proxy, { ...proxy, wasRefused: true }],
    ['a proxy that names its realm otherwise', proxy, { ...proxy, realm: 'elsewhere' }],
  ])('is closed and not asked again: %s', (_, declined, next) => {
    const { questions, shown } = asker()
    questions.ask(declined)
    questions.decline(declined.kind)
    questions.ask(next)
    expect(shown).toEqual([[declined], []])
  })

  it.each<[string, Question, Question]>([
    ['another certificate', certificate, anotherCertificate],
    ['another fault of it', certificate, { ...certificate, reason: 'certificate-expired' }],
    ['the same certificate at another gateway', certificate, { ...certificate, gateway: 'https://other.example' }],
    ['another proxy', proxy, { ...proxy, proxy: 'other.example:3128' }],
    // A hand-over is another program's wish, each time anew.
    ['the very same hand-over', handOver, handOver],
  ])('does not keep us from asking about %s', (_, declined, next) => {
    const { questions, open } = asker()
    questions.ask(declined)
    questions.decline(declined.kind)
    questions.ask(next)
    expect(open()).toEqual([next])
  })

  it('leaves the question that is open in its place', () => {
    const { questions, open } = asker()
    questions.ask(certificate)
    questions.decline('certificate')
    questions.ask(anotherCertificate)
    questions.ask(certificate)
    expect(open()).toEqual([anotherCertificate])
  })

  it('is asked again after the agent has done something that needs the answer', () => {
    const { questions, open } = asker()
    for (const question of [certificate, proxy]) {
      questions.ask(question)
      questions.decline(question.kind)
    }
    questions.forgetDeclined()
    questions.ask(certificate)
    questions.ask(proxy)
    expect(open()).toEqual([certificate, proxy])
  })

  it('may be declined once more after that', () => {
    const { questions, open } = asker()
    questions.ask(certificate)
    questions.decline('certificate')
    questions.forgetDeclined()
    questions.ask(certificate)
    questions.decline('certificate')
    questions.ask(certificate)
    expect(open()).toEqual([])
  })
})
