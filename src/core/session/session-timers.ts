import type { BackOff, Clock } from '../ports.ts'
import type { SessionEvent } from './machine/session-events.ts'

/** The documented pause after a poll's reply (docs/gateway.md §1.6). */
const shortestPauseMs = 200
const longestPauseMs = 500

export interface SessionTimersParts {
  readonly clock: Clock
  /** 0 up to, not including, 1. */
  readonly random: () => number
  /** A fresh row of waits, for one recovery or one row of failed polls. */
  readonly createBackOff: () => BackOff
}

/** The waits between the session's requests. */
export class SessionTimers {
  readonly #parts: SessionTimersParts
  readonly #dispatch: (event: SessionEvent) => void
  #cancels: (() => void)[] = []
  #retryAt: number | null = null
  #backOff: BackOff
  /** Null until a second poll in a row has failed. */
  #pollBackOff: BackOff | null = null

  constructor(parts: SessionTimersParts, dispatch: (event: SessionEvent) => void) {
    this.#parts = parts
    this.#dispatch = dispatch
    this.#backOff = parts.createBackOff()
  }

  /** When the next recovery step goes out (epoch milliseconds); null while none is waited for. */
  get retryAt(): number | null {
    return this.#retryAt
  }

  /** The documented pause, also after one failed poll; after more in a row, waits that grow. */
  schedulePoll(failedPolls: number): void {
    if (failedPolls <= 1) this.#pollBackOff = null
    else this.#pollBackOff ??= this.#parts.createBackOff()
    this.#after(this.#pollBackOff?.nextDelayMs() ?? this.#pauseMs(), { type: 'poll-due' })
  }

  #pauseMs(): number {
    return shortestPauseMs + Math.floor(this.#parts.random() * (longestPauseMs - shortestPauseMs))
  }

  /** `attempt` 0 begins a new recovery. */
  scheduleRetry(attempt: number): void {
    if (attempt === 0) this.#backOff = this.#parts.createBackOff()
    const delayMs = this.#backOff.nextDelayMs()
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
