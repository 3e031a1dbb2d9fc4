import type { SessionView } from '../../shared/app-snapshot.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { SignInMode } from '../gateway/gateway-requests.ts'
import type { RestReasons } from '../gateway/parse-rest-reasons.ts'
import type { SessionContext, SessionEvent, SignInRequest } from './machine/session-events.ts'
import { canSignIn, canTakeOver, hasSession, mayRestore } from './machine/session-state.ts'
import { SessionEffectRunner, type SessionAnswer, type SessionEffectRunnerParts } from './session-effect-runner.ts'
import { restorePlan } from './sign-in/restore-plan.ts'

export type SessionServiceParts = Omit<SessionEffectRunnerParts, 'onRestoreWanted'>

/** What happens to this computer and concerns the session. */
type SystemEvent = Extract<
  SessionEvent,
  { type: 'slept' | 'resumed' | 'activity-seen' | 'network-changed' | 'keyring-unlocked' }
>

/** The agent's session, as the rest of the program uses it. */
export class SessionService {
  readonly #parts: SessionServiceParts
  readonly #runner: SessionEffectRunner
  #restoring: Promise<void> = Promise.resolve()

  constructor(parts: SessionServiceParts) {
    this.#parts = parts
    this.#runner = new SessionEffectRunner({ ...parts, onRestoreWanted: () => void this.restore() })
  }

  get view(): SessionView {
    return this.#runner.view
  }

  /**
   * Whether the machine is awake and the session works, as far as is known. Only then something may
   * be asked that nobody has typed.
   */
  get isAwakeAndSignedIn(): boolean {
    const { phase, isAsleep, isDoubted } = this.#runner.state
    return phase === 'signed-in' && !isAsleep && !isDoubted && this.#runner.isProfileInUse
  }

  /**
   * Goes on with the stored session, else signs in with the stored password. Without either it
   * stays signed out.
   */
  restore({ mayUsePassword = true } = {}): Promise<void> {
    this.#restoring = this.#restore(mayUsePassword)
    return this.#restoring
  }

  async #restore(mayUsePassword: boolean): Promise<void> {
    // A session of another profile must not answer for the one that is in use now.
    if (hasSession(this.#runner.state) && !this.#runner.isProfileInUse) await this.#runner.signOut()
    const profile = this.#parts.settings.activeProfile
    if (!profile || !canSignIn(this.#runner.state)) return
    this.#runner.dispatch({ type: 'restore-asked', context: this.#contextOf(profile) })
    const { restores: restore } = this.#runner.state
    const stored = await this.#parts.secrets.readSession(profile)
    // Reading the keyring may take long. What the agent did meanwhile has priority.
    if (!mayRestore(this.#runner.state, restore)) return
    const context = this.#contextOf(profile)
    const plan = restorePlan(profile, stored, mayUsePassword)
    switch (plan.do) {
      case 'go-on': {
        const { kind, since } = plan.session
        const opened = this.#runner.openConnection(profile, { ...plan.session, isFromKeyring: true })
        return this.#runner.dispatch(
          opened.ok
            ? { type: 'restored', restore, context, kind, since }
            : { type: 'restore-failed', restore, context, problem: opened.error },
        )
      }
      case 'auto-sign-in':
        return this.#runner.dispatch({ type: 'auto-sign-in-asked', restore, context })
      case 'report':
        return this.#runner.dispatch({ type: 'restore-failed', restore, context, problem: plan.problem })
      case 'nothing':
        return this.#runner.dispatch({ type: 'nothing-to-restore', restore })
    }
  }

  #contextOf(profile: Profile): SessionContext {
    return { profile, isPasswordStored: this.#isPasswordStored(profile) }
  }

  /** By the settings: the profile may be older than what they say of it, or new. */
  #isPasswordStored({ id }: Profile): boolean {
    return this.#parts.settings.profile(id)?.isPasswordStored ?? false
  }

  /** Resolves once the keyring and every request that decides about the session are done. */
  async settled(): Promise<void> {
    await this.#runner.whenIdle()
    await this.#parts.secrets.settled()
  }

  /**
   * Signs in and resolves with the outcome. `busy` while another sign-in or a sign-out is
   * unanswered, and while a session exists; the reason tells the second case.
   */
  async signIn(mode: SignInMode, request: SignInRequest): Promise<Result<null>> {
    if (!canSignIn(this.#runner.state)) return this.#busy()
    const isPasswordStored = this.#isPasswordStored(request.profile)
    this.#runner.dispatch({ type: 'sign-in-asked', mode, request, isPasswordStored })
    await this.#runner.whenIdle()
    return this.#runner.outcome
  }

  /**
   * Goes on with a session that another client owns and hands over, and never polls it. Resolves
   * with what the gateway says of it; `busy` as for `signIn`, but a newer Guid of an adopted
   * session is welcome.
   */
  async adopt(profile: Profile, guid: string): Promise<Result<null>> {
    if (!canTakeOver(this.#runner.state)) return this.#busy()
    const opened = this.#runner.openConnection(profile, { guid, cookies: null, isFromKeyring: false })
    if (!opened.ok) return opened
    const context = this.#contextOf(profile)
    this.#parts.settings.activate(profile)
    this.#runner.dispatch({ type: 'handed-over', context, since: this.#parts.clock.now() })
    await this.#runner.whenIdle()
    return this.#runner.outcome
  }

  /** A session does not pass by waiting: the agent must sign out first. */
  #busy(): Result<never> {
    return failure(hasSession(this.#runner.state) ? { code: 'busy', reason: 'already-signed-in' } : { code: 'busy' })
  }

  /**
   * Signs an owned session out at the gateway, lets go of an adopted one. Resolves when that and
   * the keyring are done. After a failure that is the gateway's own word (`isSignOutRefused`) the
   * session goes on; after any other it has ended here without being confirmed.
   */
  async signOut(): Promise<Result<null>> {
    const signedOut = await this.#runner.signOut()
    await this.settled()
    return signedOut
  }

  /** Removes the stored password of the active profile from the keyring. */
  async forgetPassword(): Promise<Result<null>> {
    const profile = this.#parts.settings.activeProfile
    if (!profile) return success(null)
    const forgotten = await this.#parts.secrets.forgetPassword(profile.id)
    if (forgotten.ok) this.#runner.dispatch({ type: 'password-stored', isStored: false })
    return forgotten
  }

  /** A lookup over this session. Waits while the session is being restored or recovered. */
  async queryAgentInfoByWorkNo(workno: string): Promise<Result<SessionAnswer>> {
    // Nobody looks up on a machine that sleeps.
    if (this.#runner.state.isAsleep) this.notify({ type: 'activity-seen' })
    if (this.#runner.state.pendingRestore !== null) await this.#restoring
    if (!hasSession(this.#runner.state)) await this.#runner.whenIdle()
    return this.#runner.queryAgentInfoByWorkNo(workno)
  }

  /** The names of rest reasons by code. Their refusal never touches the session. */
  queryRestReasons(): Promise<Result<RestReasons>> {
    return this.#runner.queryRestReasons()
  }

  /**
   * Ends any wait and checks the session at once over a new connection. Looks again into a keyring
   * that was locked.
   */
  checkNow(): void {
    this.#runner.dispatch({ type: 'check-asked' })
  }

  notify(event: SystemEvent): void {
    this.#runner.dispatch(event)
  }

  /** Ends timers and requests without signing out. */
  async stop(): Promise<void> {
    await this.#runner.stop()
  }
}
