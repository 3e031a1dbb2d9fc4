import { failure, success, type Result } from '../../shared/result.ts'
import { ignoreUnconfirmedSignOut } from '../../shared/sign-out-outcome.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SessionSecrets } from './session-secrets.ts'
import type { SessionService } from './session-service.ts'

export interface ProfileServiceParts {
  readonly settings: SettingsService
  readonly secrets: SessionSecrets
  readonly session: Pick<SessionService, 'signOut' | 'restore'>
}

/**
 * The gateways this agent works with, one of them active. Each profile has its own session and
 * password.
 */
export class ProfileService {
  readonly #parts: ProfileServiceParts

  constructor(parts: ProfileServiceParts) {
    this.#parts = parts
  }

  /**
   * Makes a profile the active one: signs out the session of the former one and goes on with this
   * one's. Fails if the gateway refuses the sign-out.
   */
  async select(id: string): Promise<Result<null>> {
    const { settings, session } = this.#parts
    if (!settings.profile(id)) return failure({ code: 'bad-input', detail: 'profile' })
    if (settings.current.activeProfileId === id) return success(null)
    const left = ignoreUnconfirmedSignOut(await session.signOut())
    if (!left.ok) return left
    const changed = settings.change({ activeProfileId: id })
    await session.restore()
    return changed
  }

  rename(id: string, name: string): Result<null> {
    if (!this.#parts.settings.profile(id)) return failure({ code: 'bad-input', detail: 'profile' })
    return this.#parts.settings.changeProfile(id, { name: name.trim() })
  }

  /**
   * Removes a profile with what the keyring holds of it. `keyring-not-cleared` when the keyring
   * does not let go of that now: the profile is removed, and its secrets are as soon as possible.
   */
  async remove(id: string): Promise<Result<null>> {
    const { settings, secrets, session } = this.#parts
    if (!settings.profile(id)) return success(null)
    const isActive = settings.current.activeProfileId === id
    const left = isActive ? ignoreUnconfirmedSignOut(await session.signOut()) : success(null)
    if (!left.ok) return left
    const cleared = [await secrets.forgetSession(id), await secrets.forgetPassword(id)]
    const profiles = settings.current.profiles.filter((profile) => profile.id !== id)
    const removed = settings.change({
      profiles,
      activeProfileId: isActive ? (profiles[0]?.id ?? null) : settings.current.activeProfileId,
    })
    return cleared.find(({ ok }) => !ok) ?? removed
  }
}
