import type { Question } from '../../shared/app-snapshot.ts'

/** What a question is about, as text: another one is another view, so that an answer is never given to what was not read. */
export function questionKey(question: Question): string {
  switch (question.kind) {
    case 'certificate':
      return `certificate ${question.reason} ${question.gateway} ${question.certificate.fingerprint256}`
    case 'proxy-credentials':
      return `proxy ${question.proxy} ${question.realm} ${question.wasRefused}`
    case 'hand-over':
      return `hand-over ${question.gateway} ${question.agentId}`
  }
}
