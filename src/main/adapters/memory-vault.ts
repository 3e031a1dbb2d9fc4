import type { CredentialVault } from '../../core/ports.ts'
import type { KeyringState } from '../../shared/app-snapshot.ts'
import { success, type Result } from '../../shared/result.ts'

/** Keeps secrets in memory, for the demo: it must not use the agent's keyring. */
export class MemoryVault implements CredentialVault {
  readonly #entries = new Map<string, string>()

  async read(account: string): Promise<Result<string | null>> {
    return success(this.#entries.get(account) ?? null)
  }

  async save(account: string, secret: string): Promise<Result<null>> {
    this.#entries.set(account, secret)
    return success(null)
  }

  async forget(account: string): Promise<Result<null>> {
    this.#entries.delete(account)
    return success(null)
  }

  state(): KeyringState {
    return 'available'
  }

  onStateChanged(): () => void {
    return () => undefined
  }
}
