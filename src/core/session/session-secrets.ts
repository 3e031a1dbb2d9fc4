import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import { passwordAccount, sessionAccount } from '../keyring-accounts.ts'
import type { KeyringEntries } from '../keyring-entries.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { parseStoredSession, writeStoredSession, type StoredSession } from './stored-session.ts'

type Marker = 'isPasswordStored' | 'isSessionStored'

/**
 * The profiles' secrets in the keyring, with the markers in the settings that say which of them are
 * there to be used: a keyring's `null` alone never means "no secret" (docs/product.md §4).
 */
export class SessionSecrets {
  readonly #keyring: KeyringEntries
  readonly #settings: SettingsService
  readonly #onKeyringChanged: (isChanged: boolean) => void

  /**
   * `onKeyringChanged` is called with true when the keyring is not the one that was written to, and
   * with false once it has been written to again.
   */
  constructor(
    keyring: KeyringEntries,
    settings: SettingsService,
    onKeyringChanged: (isChanged: boolean) => void = () => undefined,
  ) {
    this.#keyring = keyring
    this.#settings = settings
    this.#onKeyringChanged = onKeyringChanged
  }

  storeSession(profileId: string, session: StoredSession): Promise<Result<null>> {
    return this.#save(profileId, 'isSessionStored', writeStoredSession(session))
  }

  storePassword(profileId: string, password: string): Promise<Result<null>> {
    return this.#save(profileId, 'isPasswordStored', password)
  }

  /**
   * The stored session; null when none was stored. `keyring-changed` when one was, and is gone or
   * unreadable.
   */
  async readSession(profile: Profile): Promise<Result<StoredSession | null>> {
    const read = await this.#read(profile, 'isSessionStored')
    if (!read.ok || read.value === null) return read as Result<null>
    const session = parseStoredSession(read.value)
    return session ? success(session) : failure({ code: 'keyring-changed' })
  }

  /** The stored password; null when none was stored. */
  readPassword(profile: Profile): Promise<Result<string | null>> {
    return this.#read(profile, 'isPasswordStored')
  }

  forgetSession(profileId: string): Promise<Result<null>> {
    return this.#forget(profileId, 'isSessionStored')
  }

  forgetPassword(profileId: string): Promise<Result<null>> {
    return this.#forget(profileId, 'isPasswordStored')
  }

  /** Resolves when all that was asked so far is done. */
  settled(): Promise<void> {
    return this.#keyring.settled()
  }

  #save(profileId: string, marker: Marker, secret: string): Promise<Result<null>> {
    return this.#keyring.store(account(profileId, marker), secret, () => {
      this.#settings.changeProfile(profileId, { [marker]: true })
      this.#onKeyringChanged(false)
    })
  }

  #forget(profileId: string, marker: Marker): Promise<Result<null>> {
    return this.#keyring.remove(
      account(profileId, marker),
      () => void this.#settings.changeProfile(profileId, { [marker]: false }),
    )
  }

  async #read(profile: Profile, marker: Marker): Promise<Result<string | null>> {
    if (!profile[marker]) return success(null)
    const read = await this.#keyring.read(account(profile.id, marker))
    if (!read.ok || read.value !== null) return read
    this.#onKeyringChanged(true)
    return failure({ code: 'keyring-changed' })
  }
}

const account = (profileId: string, marker: Marker): string =>
  marker === 'isSessionStored' ? sessionAccount(profileId) : passwordAccount(profileId)
