import { describe, expect, it } from 'vitest'
import type { Question, QuestionSubject } from '../shared/app-snapshot.ts'
import { failure } from '../shared/result.ts'
import { OpenQuestions } from './open-questions.ts'

type Certificate = Extract<QuestionSubject, { kind: 'certificate' }>

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
const proxy = { kind: 'proxy-credentials', proxy: 'proxy.example:3128', realm: 'office', wasRefused: false } as const
const handOver = { kind: 'hand-over', gateway: 'https://gateway.example:8043', agentId: '20001' } as const

const anotherCertificate: Certificate = {
  ...certificate,
  certificate: { ...certificate.certificate, fingerprint256: Array(32).fill('0B').join(':') },
}

function asker() {
  const shown: (readonly Question[])[] = []
  const questions = new OpenQuestions((open) => shown.push(open))
  const shownQuestions = () => shown.at(-1) ?? []
  return {
    questions,
    shown,
    /** What is asked now, without the ids. */
    open: () => shownQuestions().map(({ id: _, ...subject }) => subject),
    ids: () => shownQuestions().map(({ id }) => id),
    idOf: (kind: Question['kind']) => questions.find(kind)?.id ?? 'none',
  }
}

describe('open questions', () => {
  it('are at most one of each kind, and of a kind the newest', () => {
    const { questions, open } = asker()
    questions.ask(certificate)
    questions.ask(proxy)
    questions.ask(handOver)
    questions.ask(anotherCertificate)
    expect(open()).toEqual([proxy, handOver, anotherCertificate])
    expect(questions.find('certificate')).toMatchObject(anotherCertificate)
  })

  it('are found by their kind, or not at all', () => {
    const { questions } = asker()
    questions.ask(proxy)
    expect(questions.find('proxy-credentials')).toMatchObject(proxy)
    expect(questions.find('hand-over')).toBeUndefined()
  })

  it('are closed one by one', () => {
    const { questions, open, idOf } = asker()
    questions.ask(certificate)
    questions.ask(proxy)
    questions.close(idOf('certificate'))
    expect(open()).toEqual([proxy])
  })

  it('do not change when one that is not open is closed or declined', () => {
    const { questions, shown, ids } = asker()
    questions.ask(proxy)
    questions.ask({ ...proxy, wasRefused: true })
    const [replaced] = shown[0] ?? []
    questions.close(replaced?.id ?? '')
    questions.decline(replaced?.id ?? '')
    expect(shown).toHaveLength(2)
    expect(ids()).toHaveLength(1)
  })

  it('that were closed are asked again, as another question', () => {
    const { questions, open, ids } = asker()
    questions.ask(certificate)
    const former = ids()
    questions.close(former[0] ?? '')
    questions.ask(certificate)
    expect(open()).toEqual([certificate])
    expect(ids()).not.toEqual(former)
  })

  it('stay the same question when the same is asked again, so that what was typed is kept', () => {
    const { questions, shown } = asker()
    questions.ask(proxy)
    questions.ask({ ...proxy })
    expect(shown).toHaveLength(1)
  })
})

describe('an answer', () => {
  it.each<[string, QuestionSubject, QuestionSubject]>([
    ['another certificate', certificate, anotherCertificate],
    ['the same certificate at another gateway', certificate, { ...certificate, gateway: 'https://other.example' }],
    ['another proxy', proxy, { ...proxy, proxy: 'other.example:3128' }],
    ['a hand-over of another agent', handOver, { ...handOver, agentId: '20002' }],
  ])('is refused when the question has become one about %s', (_, read, newer) => {
    const { questions, idOf } = asker()
    questions.ask(read)
    const id = idOf(read.kind)
    questions.ask(newer)
    expect(questions.answered(read.kind, id)).toEqual(failure({ code: 'question-outdated' }))
    expect(questions.answered(newer.kind, idOf(newer.kind))).toMatchObject({ ok: true, value: newer })
  })

  it('is refused without an open question, and for a question of another kind', () => {
    const { questions, idOf } = asker()
    expect(questions.answered('hand-over', '1')).toMatchObject({ error: { code: 'question-outdated' } })
    questions.ask(proxy)
    const id = idOf('proxy-credentials')
    expect(questions.answered('hand-over', id)).toMatchObject({ error: { code: 'question-outdated' } })
  })
})

describe('a declined question', () => {
  it.each<[string, QuestionSubject, QuestionSubject]>([
    ['the same certificate', certificate, certificate],
    ['a certificate that may no longer be pinned', certificate, { ...certificate, mayBePinned: false }],
    ['the same proxy', proxy, proxy],
    ['a proxy that now has refused a log-in', proxy, { ...proxy, wasRefused: true }],
    ['a proxy that names its realm otherwise', proxy, { ...proxy, realm: 'elsewhere' }],
  ])('is closed and not asked again: %s', (_, declined, next) => {
    const { questions, shown, idOf } = asker()
    questions.ask(declined)
    questions.decline(idOf(declined.kind))
    questions.ask(next)
    expect(shown).toEqual([[{ ...declined, id: '1' }], []])
  })

  it.each<[string, QuestionSubject, QuestionSubject]>([
    ['another certificate', certificate, anotherCertificate],
    ['another fault of it', certificate, { ...certificate, reason: 'certificate-expired' }],
    ['the same certificate at another gateway', certificate, { ...certificate, gateway: 'https://other.example' }],
    ['another proxy', proxy, { ...proxy, proxy: 'other.example:3128' }],
    // A hand-over is another program's wish, each time anew.
    ['the very same hand-over', handOver, handOver],
  ])('does not keep us from asking about %s', (_, declined, next) => {
    const { questions, open, idOf } = asker()
    questions.ask(declined)
    questions.decline(idOf(declined.kind))
    questions.ask(next)
    expect(open()).toEqual([next])
  })

  it('leaves the question that is open in its place', () => {
    const { questions, open, idOf } = asker()
    questions.ask(certificate)
    questions.decline(idOf('certificate'))
    questions.ask(anotherCertificate)
    questions.ask(certificate)
    expect(open()).toEqual([anotherCertificate])
  })

  it('is asked again after the agent has done something that needs the answer', () => {
    const { questions, open, idOf } = asker()
    for (const question of [certificate, proxy]) {
      questions.ask(question)
      questions.decline(idOf(question.kind))
    }
    questions.forgetDeclined()
    questions.ask(certificate)
    questions.ask(proxy)
    expect(open()).toEqual([certificate, proxy])
  })

  it('may be declined once more after that', () => {
    const { questions, open, idOf } = asker()
    questions.ask(certificate)
    questions.decline(idOf('certificate'))
    questions.forgetDeclined()
    questions.ask(certificate)
    questions.decline(idOf('certificate'))
    questions.ask(certificate)
    expect(open()).toEqual([])
  })
})
