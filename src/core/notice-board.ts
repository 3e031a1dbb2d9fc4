import type { Notice } from '../shared/app-snapshot.ts'
import type { Result } from '../shared/result.ts'

/** What is to be said once: a dismissed notice does not come back in this run. */
export class NoticeBoard {
  readonly #onChanged: (notices: readonly Notice[]) => void
  readonly #said = new Set<string>()
  #notices: readonly Notice[] = []

  constructor(onChanged: (notices: readonly Notice[]) => void) {
    this.#onChanged = onChanged
  }

  add(code: Notice['code'], facts: Pick<Notice, 'cause' | 'detail'> = {}): void {
    if (this.#said.has(code)) return
    this.#said.add(code)
    this.#show([...this.#notices, { id: code, code, ...facts }])
  }

  /**
   * Shows a failure once, until it is over. Then the notice goes away by itself, and may come back
   * with the next failure.
   */
  follow(code: Notice['code'], outcome: Result<unknown>): void {
    if (!outcome.ok) {
      const { detail } = outcome.error
      return this.add(code, detail === undefined ? {} : { detail })
    }
    if (this.#said.delete(code)) this.dismiss(code)
  }

  dismiss(id: string): void {
    this.#show(this.#notices.filter((notice) => notice.id !== id))
  }

  #show(notices: readonly Notice[]): void {
    this.#notices = notices
    this.#onChanged(notices)
  }
}
