/** A page that lived this long had loaded: its crash is the first of a new row. */
const calmMs = 60_000
/** The waits before a page is loaded again, one for each crash in a row. */
const delaysMs = [0, 500, 2_000, 5_000]

/** Says when to load the page again after a crash, and when to give it up. */
export class PageCrashPlan {
  readonly #now: () => number
  #crashes = 0
  #lastAt = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** How long to wait before the page is loaded again; null when that has helped too seldom. */
  delayAfterCrash(): number | null {
    const now = this.#now()
    if (now - this.#lastAt > calmMs) this.#crashes = 0
    this.#lastAt = now
    return delaysMs[this.#crashes++] ?? null
  }

  /** The agent wants to try again: the next crash is the first. */
  startOver(): void {
    this.#crashes = 0
  }
}
