/** The gateway holds a poll for 10 s without an event (docs/gateway.md §1.6). */
const shortestMs = 25_000
/** A gateway that hears nothing for two minutes signs the agent out. */
const longestMs = 110_000
/** What is tried next when even the longest poll so far was not answered in time. */
const nextSteps = [shortestMs, 60_000, longestMs] as const

/**
 * How long a poll is waited for. A site may hold polls for longer than the documented 10 s: learns
 * that from polls that were not answered in time and from those that were.
 */
export class PollTimeout {
  #longestHeldMs = 0
  #step = 0

  get ms(): number {
    const learned = this.#longestHeldMs * 1.5 + 10_000
    return Math.min(longestMs, Math.max(nextSteps[this.#step] ?? longestMs, learned))
  }

  /** A poll was answered after so long. */
  noteAnswered(heldMs: number): void {
    this.#longestHeldMs = Math.max(this.#longestHeldMs, heldMs)
    this.#step = 0
  }

  noteTimedOut(): void {
    this.#step = Math.min(this.#step + 1, nextSteps.length - 1)
  }
}
