import type { Notice } from '../shared/app-snapshot.ts'
import type { Result } from '../shared/result.ts'

/** What is to be said once: a notice that was put away does not come back in this run. */
export class NoticeBoard {
  readonly #onChanged: (notices: readonly Notice[]) => void
  readonly #said = new Set<string>()
  #notices: readonly Notice[] = []

  constructor(onChanged: (notices: readonly Notice[]) => void) {
    this.#onChanged = onChanged
  }

  add(code: Notice['code'], detail?: string): void {
    if (this.#said.has(code)) return
    this.#said.add(code)
    this.#show([...this.#notices, { id: code, code, ...(detail === undefined ? {} : { detail }) }])
  }

  /** Shows a failure once, until it is over: then the notice goes away by itself, and may come back with the next one. */
  follow(code: Notice['code'], outcome: Result<unknown>): void {
    if (!outcome.ok) return this.add(code, outcome.error.detail)
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
