import type { Clock } from '../ports.ts'

/** How fast a budget refills, and how much it holds. */
export interface BudgetLimits {
  readonly requestsPerSecond: number
  readonly burst: number
}

/** What one seat may ask of the gateway by itself (docs/product.md §6). */
const seatBudget: BudgetLimits = { requestsPerSecond: 1, burst: 5 }

/**
 * A token bucket: the budget of one seat for requests that nobody typed. It has no timer; what has
 * refilled is computed when it is asked for.
 */
export class RequestBudget {
  readonly #clock: Pick<Clock, 'now'>
  readonly #limits: BudgetLimits
  #tokens: number
  #refilledAt: number

  constructor(clock: Pick<Clock, 'now'>, limits: BudgetLimits = seatBudget) {
    this.#clock = clock
    this.#limits = limits
    this.#tokens = limits.burst
    this.#refilledAt = clock.now()
  }

  /** Takes one request out of the budget. False if there is none at the moment. */
  take(): boolean {
    this.#refill()
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  #refill(): void {
    const now = this.#clock.now()
    // A clock that was set back gives nothing, and takes nothing away.
    const elapsedMs = Math.max(0, now - this.#refilledAt)
    this.#refilledAt = now
    const refilled = this.#tokens + (elapsedMs / 1_000) * this.#limits.requestsPerSecond
    this.#tokens = Math.min(this.#limits.burst, refilled)
  }
}
