import type { AppError } from '../shared/error-codes.ts'
import { failure, success, type Result } from '../shared/result.ts'
import { maxKeyringAccounts } from '../shared/settings.ts'
import { leftoverAccounts, usedAccounts } from './keyring-accounts.ts'
import type { CredentialVault } from './ports.ts'
import type { SettingsService } from './settings/settings-service.ts'

export interface KeyringEntriesParts {
  readonly vault: CredentialVault
  readonly settings: SettingsService
  /** Called after each removal: a failure while the keyring may hold what nothing uses any more. */
  readonly onRemoved?: (removed: Result<null>) => void
}

/**
 * Our entries in the keyring, and the list in the settings of those that it may hold. A keyring may
 * store what it did not confirm, or refuse to remove: so an entry is listed before the keyring is
 * asked to store it, and stays listed until its removal is confirmed (docs/product.md §4). Works
 * strictly in order, so that the newest secret is the one that stays.
 */
export class KeyringEntries {
  readonly #parts: KeyringEntriesParts
  #queue: Promise<unknown> = Promise.resolve()

  constructor(parts: KeyringEntriesParts) {
    this.#parts = parts
  }

  read(account: string): Promise<Result<string | null>> {
    return this.#inTurn(() => this.#parts.vault.read(account))
  }

  /**
   * Stores a secret; `mark` is called once the keyring has confirmed it, to write down that it is
   * used. Fails without asking the keyring if its entry cannot be written down first.
   */
  store(account: string, secret: string, mark: () => void): Promise<Result<null>> {
    return this.#inTurn(async () => {
      const wasThere = this.#mayBeThere(account)
      const listed = this.#list(account)
      if (!listed.ok && !wasThere) {
        this.#strike(account)
        return listed
      }
      const stored = await this.#parts.vault.save(account, secret)
      if (stored.ok) mark()
      else if (!wasThere && isRefusal(stored.error)) this.#strike(account)
      return stored
    })
  }

  /**
   * Removes a secret. `unmark` is called first: what is to be removed is not used again, even if
   * the keyring cannot remove it now. It is then removed later.
   */
  remove(account: string, unmark: () => void): Promise<Result<null>> {
    return this.#inTurn(async () => {
      if (!this.#mayBeThere(account)) return success(null)
      this.#list(account)
      unmark()
      return this.#remove(account)
    })
  }

  /** Removes what nothing uses any more. Ends at the first entry that cannot be removed. */
  removeLeftovers(): Promise<Result<null>> {
    return this.#inTurn(async () => {
      for (const account of leftoverAccounts(this.#parts.settings.current)) {
        const removed = await this.#remove(account)
        if (!removed.ok) return removed
      }
      return success(null)
    })
  }

  /** Resolves when all that was asked so far is done. */
  async settled(): Promise<void> {
    await this.#queue
  }

  async #remove(account: string): Promise<Result<null>> {
    const { vault, settings, onRemoved } = this.#parts
    const forgotten = await vault.forget(account)
    if (forgotten.ok) this.#strike(account)
    const removed: Result<null> = forgotten.ok
      ? forgotten
      : failure({ code: 'keyring-not-cleared', detail: forgotten.error.code })
    // One success says nothing about the others.
    if (!removed.ok || leftoverAccounts(settings.current).length === 0) onRemoved?.(removed)
    return removed
  }

  #mayBeThere(account: string): boolean {
    const { current } = this.#parts.settings
    // Older settings have no list, only what is used.
    return current.keyringAccounts.includes(account) || usedAccounts(current).has(account)
  }

  #list(account: string): Result<null> {
    const { settings } = this.#parts
    const listed = settings.current.keyringAccounts
    if (listed.includes(account)) return success(null)
    return settings.change({ keyringAccounts: [...listed, account].slice(-maxKeyringAccounts) })
  }

  #strike(account: string): void {
    const { settings } = this.#parts
    const listed = settings.current.keyringAccounts
    if (listed.includes(account)) settings.change({ keyringAccounts: listed.filter((other) => other !== account) })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work)
    this.#queue = done.catch(() => undefined)
    return done
  }
}

/** The keyring said no, so that it cannot have stored anything. No answer is no refusal. */
const isRefusal = ({ code }: AppError): boolean => code === 'keyring-locked' || code === 'keyring-absent'
