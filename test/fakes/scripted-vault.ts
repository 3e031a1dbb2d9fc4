import type { CredentialVault } from '../../src/core/ports.ts'
import type { ErrorCode } from '../../src/shared/error-codes.ts'
import { failure, success, type Result } from '../../src/shared/result.ts'

/** A vault that can be shut, can act later than it answers, and whose answers can be held back. */
export class ScriptedVault implements CredentialVault {
  readonly entries = new Map<string, string>()
  readonly calls: string[] = []
  /** Every call fails with this, and changes nothing. */
  fault: ErrorCode | null = null
  /** Every call fails as without an answer, and is done later all the same, by `actLate`. */
  isSlow = false
  hold: Promise<unknown> = Promise.resolve()
  readonly #late: (() => unknown)[] = []

  read = (account: string) => this.#answer(`read ${account}`, () => this.entries.get(account) ?? null)
  save = (account: string, secret: string) =>
    this.#answer(`save ${account}`, () => {
      this.entries.set(account, secret)
      return null
    })
  forget = (account: string) =>
    this.#answer(`forget ${account}`, () => {
      this.entries.delete(account)
      return null
    })
  state = () => 'available' as const
  onStateChanged = () => () => undefined

  /** Does what was asked while it was slow, as a keyring that is unlocked after a time-out. */
  actLate(): void {
    this.isSlow = false
    for (const act of this.#late.splice(0)) act()
  }

  async #answer<T>(call: string, run: () => T): Promise<Result<T>> {
    this.calls.push(call)
    await this.hold
    if (this.fault) return failure({ code: this.fault })
    if (!this.isSlow) return success(run())
    this.#late.push(run)
    return failure({ code: 'keyring-not-answering' })
  }
}
