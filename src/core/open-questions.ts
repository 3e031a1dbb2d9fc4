import type { Question } from '../shared/app-snapshot.ts'

/**
 * What only the agent can decide: at most one question of each kind, the newest. A declined
 * question does not come back with the program's own retries, only after the agent has done
 * something that needs an answer.
 */
export class OpenQuestions {
  readonly #onChanged: (questions: readonly Question[]) => void
  readonly #declined = new Set<string | null>()
  #open: readonly Question[] = []

  constructor(onChanged: (questions: readonly Question[]) => void) {
    this.#onChanged = onChanged
  }

  ask(question: Question): void {
    if (this.#declined.has(subjectOf(question))) return
    this.#set([...this.#open.filter(({ kind }) => kind !== question.kind), question])
  }

  /** The open question of that kind. */
  find<K extends Question['kind']>(kind: K): Extract<Question, { kind: K }> | undefined {
    return this.#open.find((question): question is Extract<Question, { kind: K }> => question.kind === kind)
  }

  close(kind: Question['kind']): void {
    if (this.find(kind)) this.#set(this.#open.filter((question) => question.kind !== kind))
  }

  /** Closes the question, and does not ask it again until `forgetDeclined`. */
  decline(kind: Question['kind']): void {
    const question = this.find(kind)
    const subject = question ? subjectOf(question) : null
    if (subject !== null) this.#declined.add(subject)
    this.close(kind)
  }

  /** Lets declined questions be asked again, because the agent has started something new. */
  forgetDeclined(): void {
    this.#declined.clear()
  }

  #set(questions: readonly Question[]): void {
    this.#open = questions
    this.#onChanged(questions)
  }
}

/** What a question is about, whatever the occasion. */
function subjectOf(question: Question): string | null {
  switch (question.kind) {
    case 'certificate':
      return `certificate ${question.gateway} ${question.certificate.fingerprint256} ${question.reason}`
    case 'proxy-credentials':
      return `proxy ${question.proxy}`
    case 'hand-over':
      // Each hand-over is a request of its own.
      return null
  }
}
