import { MemoryVault } from '../../src/main/adapters/memory-vault.ts'
import type { Result } from '../../src/shared/result.ts'

/** A keyring that answers questions only when it is told to, while `isSlow`. */
export class SlowVault extends MemoryVault {
  isSlow = true
  #waiting: (() => void)[] = []

  override async read(account: string): Promise<Result<string | null>> {
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return super.read(account)
  }

  /** Answers all that was asked so far. */
  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  /** True while a question is unanswered. */
  get isAsked(): boolean {
    return this.#waiting.length > 0
  }
}
