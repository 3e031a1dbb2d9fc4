import type { AppError } from '../../shared/error-codes.ts'
import type { Result } from '../../shared/result.ts'

/**
 * An action of the agent: pending, failed with an error, or done with a value. A second start is
 * ignored while the first is pending.
 */
export class AsyncAction<Value> {
  #isPending = $state(false)
  #error = $state.raw<AppError | null>(null)
  #value = $state.raw<Value | null>(null)

  get isPending(): boolean {
    return this.#isPending
  }

  get error(): AppError | null {
    return this.#error
  }

  get value(): Value | null {
    return this.#value
  }

  /** Resolves with true when the action succeeded. */
  async run(act: () => Promise<Result<Value>>): Promise<boolean> {
    if (this.#isPending) return false
    this.#isPending = true
    this.#error = null
    this.#value = null
    try {
      const reply = await act()
      if (reply.ok) this.#value = reply.value
      else this.#error = reply.error
      return reply.ok
    } finally {
      this.#isPending = false
    }
  }

  /** Clears error and value, for example because the input has changed. */
  reset(): void {
    this.#error = null
    this.#value = null
  }
}
