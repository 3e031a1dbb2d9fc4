import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { CredentialVault } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { parseStoredSession, writeStoredSession, type StoredSession } from './stored-session.ts'

type Marker = 'isPasswordStored' | 'isSessionStored'

/**
 * The profiles' secrets in the keyring, with the markers in the settings that say what was put
 * there: a keyring's `null` alone never means "no secret" (docs/product.md §4). Works strictly in
 * order, so that the newest Guid is the one that stays.
 */
export class SessionSecrets {
  readonly #vault: CredentialVault
  readonly #settings: SettingsService
  readonly #onKeyringChanged: (isChanged: boolean) => void
  #queue: Promise<unknown> = Promise.resolve()

  /**
   * `onKeyringChanged` is called with true when the keyring is not the one that was written to, and
   * with false once it has been written to again.
   */
  constructor(
    vault: CredentialVault,
    settings: SettingsService,
    onKeyringChanged: (isChanged: boolean) => void = () => undefined,
  ) {
    this.#vault = vault
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
  async settled(): Promise<void> {
    await this.#queue
  }

  #save(profileId: string, marker: Marker, secret: string): Promise<Result<null>> {
    return this.#inTurn(async () => {
      const saved = await this.#vault.save(account(profileId, marker), secret)
      if (!saved.ok) return saved
      this.#settings.changeProfile(profileId, { [marker]: true })
      this.#onKeyringChanged(false)
      return saved
    })
  }

  #forget(profileId: string, marker: Marker): Promise<Result<null>> {
    return this.#inTurn(async () => {
      if (!this.#settings.profile(profileId)?.[marker]) return success(null)
      const forgotten = await this.#vault.forget(account(profileId, marker))
      if (forgotten.ok) this.#settings.changeProfile(profileId, { [marker]: false })
      return forgotten
    })
  }

  #read(profile: Profile, marker: Marker): Promise<Result<string | null>> {
    return this.#inTurn(async () => {
      if (!profile[marker]) return success(null)
      const read = await this.#vault.read(account(profile.id, marker))
      if (!read.ok || read.value !== null) return read
      this.#onKeyringChanged(true)
      return failure({ code: 'keyring-changed' })
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work)
    this.#queue = done.catch(() => undefined)
    return done
  }
}

const account = (profileId: string, marker: Marker): string =>
  `${marker === 'isSessionStored' ? 'session' : 'password'}:${profileId}`
