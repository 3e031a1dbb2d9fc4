import type { Question } from '../shared/app-snapshot.ts'

/** What only the agent can decide: at most one question of each kind, the newest. */
export class Questions {
  readonly #onChanged: (questions: readonly Question[]) => void
  #open: readonly Question[] = []

  constructor(onChanged: (questions: readonly Question[]) => void) {
    this.#onChanged = onChanged
  }

  ask(question: Question): void {
    this.#set([...this.#open.filter(({ kind }) => kind !== question.kind), question])
  }

  /** The open question of that kind. */
  find<K extends Question['kind']>(kind: K): Extract<Question, { kind: K }> | undefined {
    return this.#open.find((question): question is Extract<Question, { kind: K }> => question.kind === kind)
  }

  close(kind: Question['kind']): void {
    if (this.find(kind)) this.#set(this.#open.filter((question) => question.kind !== kind))
  }

  #set(questions: readonly Question[]): void {
    this.#open = questions
    this.#onChanged(questions)
  }
}
