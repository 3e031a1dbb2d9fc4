import { isSignOutRefused, isSignOutUnconfirmed } from '../../shared/sign-out-outcome.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { SavedColleaguesService } from '../colleagues/saved-colleagues-service.ts'
import type { NoticeBoard } from '../notice-board.ts'
import type { OpenQuestions } from '../open-questions.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SessionSecrets } from './session-secrets.ts'
import type { SessionService } from './session-service.ts'

/** These are shown once in a run, and so once for each agent. */
const noticesOfAgent = ['session-in-memory-only', 'password-not-stored'] as const

export interface ShiftChangeParts {
  readonly session: Pick<SessionService, 'signOut'>
  readonly settings: SettingsService
  readonly secrets: Pick<SessionSecrets, 'forgetSession' | 'forgetPassword'>
  readonly colleagues: Pick<SavedColleaguesService, 'forgetAnswers'>
  readonly questions: Pick<OpenQuestions, 'forgetDeclined'>
  readonly notices: Pick<NoticeBoard, 'replace' | 'dismiss' | 'follow'>
}

/** One agent leaves the seat, and the next one begins at the same gateway. */
export class ShiftChange {
  readonly #parts: ShiftChangeParts
  #underWay: Promise<Result<null>> | null = null

  constructor(parts: ShiftChangeParts) {
    this.#parts = parts
  }

  /**
   * Signs out, leaves no profile active, and forgets what the keyring holds of the one before. Its
   * colleagues stay, for when its agent comes back. Fails only if the gateway refuses the sign-out:
   * then nothing has changed. An unconfirmed one becomes a notice, and so does what the keyring
   * cannot remove now.
   */
  perform(): Promise<Result<null>> {
    this.#underWay ??= this.#perform().finally(() => (this.#underWay = null))
    return this.#underWay
  }

  async #perform(): Promise<Result<null>> {
    const { session, settings, secrets, colleagues, questions, notices } = this.#parts
    const left = settings.activeProfile
    const signedOut = await session.signOut()
    if (!signedOut.ok && isSignOutRefused(signedOut.error)) return failure(signedOut.error)
    if (!signedOut.ok && isSignOutUnconfirmed(signedOut.error))
      notices.replace('sign-out-unconfirmed', { cause: signedOut.error.code })
    else notices.dismiss('sign-out-unconfirmed')
    notices.dismiss('sign-out-refused')
    // What the next agent must be told anew.
    for (const code of noticesOfAgent) notices.follow(code, success(null))
    questions.forgetDeclined()
    if (!left) return success(null)
    // Before the keyring, which may take long: the next agent sees nothing of this one.
    colleagues.forgetAnswers(left.id)
    settings.change({ activeProfileId: null, profiles: withLast(settings.current.profiles, left.id) })
    await secrets.forgetSession(left.id)
    await secrets.forgetPassword(left.id)
    return success(null)
  }
}

/** The profile that was left goes to the end: the next agent begins with its gateway. */
function withLast<T extends { readonly id: string }>(profiles: readonly T[], id: string): T[] {
  const isLast = (one: T): boolean => one.id === id
  return [...profiles.filter((one) => !isLast(one)), ...profiles.filter(isLast)]
}
