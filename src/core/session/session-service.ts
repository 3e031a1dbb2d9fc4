import type { AgentInfo } from '../../shared/agent-info.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { SignInMode } from '../gateway/gateway-requests.ts'
import { restorePlan } from './sign-in/restore-plan.ts'
import { SessionEffectRunner, type SessionEffectRunnerParts } from './session-effect-runner.ts'
import type { SessionEvent } from './machine/session-events.ts'
import { lookUpOverSession } from './lookup-over-session.ts'
import { canSignIn, canTakeOver, hasSession } from './machine/session-state.ts'
import type { StoredSession } from './stored-session.ts'
import type { SignInRequest } from './sign-in/perform-sign-in.ts'

export type SessionParts = Omit<SessionEffectRunnerParts, 'onRestoreWanted'>

/** The agent's session, as the rest of the program uses it. */
export class SessionService {
  readonly #parts: SessionParts
  readonly #engine: SessionEffectRunner
  #restoring: Promise<void> = Promise.resolve()

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#engine = new SessionEffectRunner({ ...parts, onRestoreWanted: () => void this.restore() })
  }

  get view(): SessionView {
    return this.#engine.view
  }

  /** Goes on with the stored session, or signs in with the stored password; without either it stays signed out. */
  restore({ mayUsePassword = true } = {}): Promise<void> {
    this.#restoring = this.#restore(mayUsePassword)
    return this.#restoring
  }

  async #restore(mayUsePassword: boolean): Promise<void> {
    const profile = this.#parts.settings.activeProfile
    if (!profile || !canSignIn(this.#engine.state)) return
    // Also for a stored session: the gateway may have ended it, and then it signs in alone.
    const request = { profile, password: null, isPasswordToBeStored: true }
    this.#engine.setContext({ profile, request })
    const stored = await this.#parts.secrets.readSession(profile)
    // A keyring may take its time; what the agent began meanwhile goes first.
    if (!canSignIn(this.#engine.state) || this.#engine.profile !== profile) return
    const plan = restorePlan(profile, stored, mayUsePassword)
    switch (plan.do) {
      case 'go-on': {
        this.#engine.setContext({ profile, request, since: plan.session.since, storedGuid: plan.session.guid })
        const opened = this.#engine.link.open(profile, plan.session.guid, plan.session.cookies)
        return this.#engine.dispatch(
          opened.ok ? { type: 'restored', kind: plan.session.kind } : { type: 'restore-failed', problem: opened.error },
        )
      }
      case 'auto-sign-in':
        return this.#engine.dispatch({ type: 'auto-sign-in-asked' })
      case 'say':
        return this.#engine.dispatch({ type: 'restore-failed', problem: plan.problem })
      case 'nothing':
        return
    }
  }

  /** Resolves once no request that decides about the session is under way, and the keyring is done. */
  async settled(): Promise<void> {
    await this.#engine.whenIdle()
    await this.#parts.secrets.settled()
  }

  /** Signs in and resolves with the outcome. `busy` while another sign-in or a sign-out is unanswered, or while signed in. */
  async signIn(mode: SignInMode, request: SignInRequest): Promise<Result<null>> {
    if (!canSignIn(this.#engine.state)) return failure({ code: 'busy' })
    this.#engine.setContext({ profile: request.profile, request })
    this.#engine.dispatch({ type: 'sign-in-asked', mode })
    await this.#engine.whenIdle()
    return this.#engine.outcome
  }

  /** Goes on with a session that another client owns and handed over, and never polls it. Resolves with the gateway's word on it. */
  async adopt(profile: Profile, guid: string): Promise<Result<null>> {
    if (!canTakeOver(this.#engine.state)) return failure({ code: 'busy' })
    const opened = this.#engine.link.open(profile, guid, null)
    if (!opened.ok) return opened
    this.#engine.setContext({ profile })
    this.#parts.settings.activate(profile)
    this.#engine.dispatch({ type: 'handed-over' })
    await this.#engine.whenIdle()
    return this.#engine.outcome
  }

  /**
   * Signs an owned session out at the gateway, lets go of an adopted one. Resolves when that is done, and the keyring too; a failure that is
   * the gateway's own word (`isSignOutRefused`) means that the session goes on, any other that it ended here without being confirmed.
   */
  async signOut(): Promise<Result<null>> {
    const signedOut = await this.#engine.signOut()
    await this.settled()
    return signedOut
  }

  /** Removes the stored password of the active profile from the keyring. */
  async forgetPassword(): Promise<Result<null>> {
    const profile = this.#parts.settings.activeProfile
    if (!profile) return success(null)
    const forgotten = await this.#parts.secrets.forgetPassword(profile.id)
    if (forgotten.ok) this.#engine.dispatch({ type: 'password-stored', isStored: false })
    return forgotten
  }

  /** A lookup over this session; while the program is only finding its session again, the lookup waits for that. */
  async queryAgentInfoByWorkNo(workno: string): Promise<Result<AgentInfo>> {
    await this.#restoring
    if (!hasSession(this.#engine.state)) await this.#engine.whenIdle()
    const parts = {
      link: this.#engine.link,
      hasSession: () => hasSession(this.#engine.state),
      isSignedIn: () => this.#engine.state.phase === 'signed-in',
      readStored: () => this.#readStored(),
      onRefused: (problem: AppError) => this.#engine.dispatch({ type: 'request-refused', problem }),
      whenIdle: () => this.#engine.whenIdle(),
    }
    return lookUpOverSession(parts, workno)
  }

  notify(event: Extract<SessionEvent, { type: 'slept' | 'resumed' | 'network-changed' | 'keyring-unlocked' }>): void {
    // Before the session is asked about: a kept connection into the former network would hold the question.
    if (event.type === 'resumed' || event.type === 'network-changed') this.#engine.link.renew()
    this.#engine.dispatch(event)
  }

  /** Ends timers and requests without signing out. */
  async stop(): Promise<void> {
    await this.#engine.stop()
  }

  /**
   * The session as the keyring has it, where another process may have put a newer Guid there. Not for one that this process polls: its Guid
   * is the newest by itself, and a keyring that did not take it holds an older one.
   */
  async #readStored(): Promise<StoredSession | null> {
    if (this.#parts.mayPoll && this.#engine.state.kind === 'owned') return null
    const known = this.#engine.profile
    const profile = known && this.#parts.settings.profile(known.id)
    const stored = profile ? await this.#parts.secrets.readSession(profile) : null
    return stored?.ok ? stored.value : null
  }
}
