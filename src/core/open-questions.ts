import type { Question, QuestionSubject } from '../shared/app-snapshot.ts'
import { failure, success, type Result } from '../shared/result.ts'

type OfKind<K extends Question['kind']> = Extract<QuestionSubject, { kind: K }> & Question

/**
 * What only the agent can decide: at most one question of each kind, the newest. An answer names
 * its question, so one that crosses a newer question changes nothing. A declined question does not
 * come back with the program's own retries, only after the agent has done something that needs an
 * answer.
 */
export class OpenQuestions {
  readonly #onChanged: (questions: readonly Question[]) => void
  readonly #declined = new Set<string | null>()
  #open: readonly Question[] = []
  #asked = 0

  constructor(onChanged: (questions: readonly Question[]) => void) {
    this.#onChanged = onChanged
  }

  /** The same question again stays the one that the agent reads. */
  ask(question: QuestionSubject): void {
    if (this.#declined.has(subjectOf(question))) return
    const open = this.find(question.kind)
    if (open && isSame(open, question)) return
    this.#asked += 1
    const others = this.#open.filter(({ kind }) => kind !== question.kind)
    this.#set([...others, { ...question, id: String(this.#asked) }])
  }

  /** The open question of that kind. */
  find<K extends Question['kind']>(kind: K): OfKind<K> | undefined {
    return this.#open.find((question): question is OfKind<K> => question.kind === kind)
  }

  /** The question that an answer names. Fails with `question-outdated` if it is not open. */
  answered<K extends Question['kind']>(kind: K, id: string): Result<OfKind<K>> {
    const question = this.find(kind)
    return question?.id === id ? success(question) : failure({ code: 'question-outdated' })
  }

  close(id: string): void {
    if (this.#open.some((question) => question.id === id))
      this.#set(this.#open.filter((question) => question.id !== id))
  }

  /** Closes the question, and does not ask it again until `forgetDeclined`. */
  decline(id: string): void {
    const question = this.#open.find((one) => one.id === id)
    const subject = question ? subjectOf(question) : null
    if (subject !== null) this.#declined.add(subject)
    this.close(id)
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

/** Whether both say the same. Built by the same code, they have their fields in the same order. */
const isSame = ({ id: _, ...open }: Question, asked: QuestionSubject): boolean =>
  JSON.stringify(open) === JSON.stringify(asked)

/** What a question is about, whatever the occasion. */
function subjectOf(question: QuestionSubject): string | null {
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
