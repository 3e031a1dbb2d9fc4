import type { Clock } from '../ports.ts'
import type { SessionEvent } from './session-events.ts'

/** The documented pause after a poll's reply (gateway-api.md §1.6). */
const shortestPauseMs = 200
const longestPauseMs = 500

export interface SessionTimersParts {
  readonly clock: Clock
  /** 0 up to, not including, 1. */
  readonly random: () => number
  /** Jittered wait before the recovery step after so many failed ones, in milliseconds. */
  readonly retryDelayMs: (attempt: number) => number
}

/** The waits between the session's requests. */
export class SessionTimers {
  readonly #parts: SessionTimersParts
  readonly #dispatch: (event: SessionEvent) => void
  #cancels: (() => void)[] = []
  #retryAt: number | null = null

  constructor(parts: SessionTimersParts, dispatch: (event: SessionEvent) => void) {
    this.#parts = parts
    this.#dispatch = dispatch
  }

  /** When the next recovery step goes out (epoch milliseconds); null while none is waited for. */
  get retryAt(): number | null {
    return this.#retryAt
  }

  schedulePoll(): void {
    const pauseMs = shortestPauseMs + Math.floor(this.#parts.random() * (longestPauseMs - shortestPauseMs))
    this.#after(pauseMs, { type: 'poll-due' })
  }

  scheduleRetry(attempt: number): void {
    const delayMs = this.#parts.retryDelayMs(attempt)
    this.#retryAt = this.#parts.clock.now() + delayMs
    this.#after(delayMs, { type: 'retry-due' })
  }

  clear(): void {
    this.#retryAt = null
    for (const cancel of this.#cancels.splice(0)) cancel()
  }

  #after(delayMs: number, event: SessionEvent): void {
    const cancel = this.#parts.clock.after(delayMs, () => {
      this.#cancels = this.#cancels.filter((other) => other !== cancel)
      if (event.type === 'retry-due') this.#retryAt = null
      this.#dispatch(event)
    })
    this.#cancels.push(cancel)
  }
}
