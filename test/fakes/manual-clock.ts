import type { Clock } from '../../src/core/ports.ts'

interface Timer {
  readonly dueAt: number
  readonly run: () => void
}

/** A clock that only the test moves. */
export class ManualClock implements Clock {
  #now: number
  #timers: Timer[] = []

  constructor(startAt = 1_700_000_000_000) {
    this.#now = startAt
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { dueAt: this.#now + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Number of pending timers. */
  get waiting(): number {
    return this.#timers.length
  }

  /** Lets time pass. Due timers run in order, each at its time. */
  advance(byMs: number): void {
    const until = this.#now + byMs
    for (;;) {
      const next = this.#timers.filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)[0]
      if (!next) break
      this.#now = next.dueAt
      this.#timers = this.#timers.filter((timer) => timer !== next)
      next.run()
    }
    this.#now = until
  }
}
