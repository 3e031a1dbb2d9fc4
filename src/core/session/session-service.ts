import type { AgentInfo } from '../../shared/agent-info.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/reply.ts'
import type { Profile } from '../../shared/settings.ts'
import type { SignInMode } from '../gateway/requests.ts'
import type { CancelSignal, Log } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SessionEffect, SessionEvent } from './session-events.ts'
import { SessionLink, type SessionLinkParts } from './session-link.ts'
import { lookUp } from './session-lookup.ts'
import { transition } from './session-machine.ts'
import { restorePlan } from './restore-plan.ts'
import type { SessionSecrets } from './session-secrets.ts'
import { canSignIn, canTakeOver, hasSession, signedOutState, type SessionState } from './session-state.ts'
import { SessionTimers, type SessionTimersParts } from './session-timers.ts'
import { sessionView } from './session-view.ts'
import type { StoredSession } from './stored-session.ts'
import { performSignIn, type SignInRequest } from './sign-in.ts'

export interface SessionParts extends Pick<SessionLinkParts, 'openRoute' | 'createCancel'>, SessionTimersParts {
  /** False in a process that only borrows the session for a command. */
  readonly mayPoll: boolean
  readonly settings: SettingsService
  readonly secrets: SessionSecrets
  readonly log: Log
  /** Called whenever the view may have changed. */
  readonly onChanged: () => void
  /** The session or password could not be put into the keyring; the session goes on in memory. */
  readonly onNotStored: (what: 'session' | 'password', problem: AppError) => void
}

/** The session's shell: runs the machine's effects on the gateway, the keyring and the clock, and feeds the answers back. */
export class SessionService {
  readonly #parts: SessionParts
  readonly #link: SessionLink
  readonly #timers: SessionTimers
  #state: SessionState
  #profile: Profile | null = null
  #request: SignInRequest | null = null
  #quietWaiters: (() => void)[] = []
  #since = 0
  #lostAt = 0
  #passwordExpiresInDays: number | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#state = { ...signedOutState, mayPoll: parts.mayPoll }
    this.#timers = new SessionTimers(parts, (event) => this.#dispatch(event))
    this.#link = new SessionLink({
      openRoute: parts.openRoute,
      createCancel: parts.createCancel,
      clock: parts.clock,
      limits: () => parts.settings.current,
      onGuidReplaced: () => {
        if (hasSession(this.#state)) this.#store()
      },
    })
  }

  get view(): SessionView {
    return sessionView(this.#state, {
      agentId: this.#profile?.agentId ?? '',
      since: this.#since,
      lostAt: this.#lostAt,
      retryAt: this.#timers.retryAt,
      passwordExpiresInDays: this.#passwordExpiresInDays,
    })
  }

  /** Goes on with the stored session, or signs in with the stored password; without either it stays signed out. */
  async restore({ mayUsePassword = true } = {}): Promise<void> {
    const profile = this.#parts.settings.activeProfile
    if (!profile || !canSignIn(this.#state)) return
    this.#profile = profile
    // Also for a stored session: the gateway may have ended it, and then it signs in alone.
    this.#request = { profile, password: null, isPasswordToBeStored: true }
    this.#dispatch({ type: 'password-stored', isStored: profile.isPasswordStored })
    this.#state = { ...this.#state, plainMode: profile.signInMode }
    const plan = restorePlan(profile, await this.#parts.secrets.readSession(profile), mayUsePassword)
    switch (plan.do) {
      case 'go-on': {
        this.#since = plan.session.since
        const opened = this.#link.open(profile, plan.session.guid, plan.session.cookies)
        return this.#dispatch(
          opened.ok ? { type: 'restored', kind: plan.session.kind } : { type: 'restore-failed', problem: opened.error },
        )
      }
      case 'sign-in-alone':
        return this.#dispatch({ type: 'sign-in-alone-asked' })
      case 'say':
        return this.#dispatch({ type: 'restore-failed', problem: plan.problem })
      case 'nothing':
        return
    }
  }

  /** Resolves once no request that decides about the session is under way, and the keyring is done. */
  async settled(): Promise<void> {
    await this.#quiet()
    await this.#parts.secrets.settled()
  }

  /** Signs in and resolves with the outcome. `busy` while another sign-in or a sign-out is unanswered, or while signed in. */
  async signIn(mode: SignInMode, request: SignInRequest): Promise<Result<null>> {
    if (!canSignIn(this.#state)) return failure({ code: 'busy' })
    this.#profile = request.profile
    this.#request = request
    this.#state = { ...this.#state, plainMode: request.profile.signInMode }
    this.#dispatch({ type: 'sign-in-asked', mode })
    await this.#quiet()
    return this.#outcome
  }

  /** Goes on with a session that another client owns and handed over, and never polls it. Resolves with the gateway's word on it. */
  async adopt(profile: Profile, guid: string): Promise<Result<null>> {
    if (!canTakeOver(this.#state)) return failure({ code: 'busy' })
    const opened = this.#link.open(profile, guid, null)
    if (!opened.ok) return opened
    this.#profile = profile
    this.#since = this.#parts.clock.now()
    this.#passwordExpiresInDays = null
    this.#parts.settings.activate(profile)
    this.#dispatch({ type: 'handed-over' })
    await this.#quiet()
    return this.#outcome
  }

  /** Signs an owned session out at the gateway, lets go of an adopted one. Resolves when that is done, and the keyring too. */
  async signOut(): Promise<void> {
    this.#dispatch({ type: 'sign-out-asked' })
    await this.settled()
  }

  /** Removes the stored password of the active profile from the keyring. */
  async forgetPassword(): Promise<Result<null>> {
    const profile = this.#parts.settings.activeProfile
    if (!profile) return success(null)
    const forgotten = await this.#parts.secrets.forgetPassword(profile.id)
    if (forgotten.ok) this.#dispatch({ type: 'password-stored', isStored: false })
    return forgotten
  }

  queryAgentInfoByWorkNo(workno: string): Promise<Result<AgentInfo>> {
    const parts = {
      link: this.#link,
      hasSession: () => hasSession(this.#state),
      isSignedIn: () => this.#state.phase === 'signed-in',
      readStored: () => this.#readStored(),
      onRefused: (problem: AppError) => this.#dispatch({ type: 'request-refused', problem }),
      quiet: () => this.#quiet(),
    }
    return lookUp(parts, workno)
  }

  notify(event: Extract<SessionEvent, { type: 'slept' | 'resumed' | 'network-changed' | 'keyring-unlocked' }>): void {
    this.#dispatch(event)
  }

  /** Ends timers and requests without signing out. */
  async stop(): Promise<void> {
    this.#timers.clear()
    await this.#parts.secrets.settled()
    await this.#link.close()
  }

  #dispatch(event: SessionEvent): void {
    const before = this.#state
    const { next, effects } = transition(before, event)
    this.#state = next
    if (next.phase === 'lost' && before.phase !== 'lost') this.#lostAt = this.#parts.clock.now()
    if (next.phase !== before.phase)
      this.#parts.log.info('session', { from: before.phase, to: next.phase, code: next.problem?.code })
    for (const effect of effects) this.#run(effect)
    if (this.#isQuiet) for (const resolve of this.#quietWaiters.splice(0)) resolve()
    this.#parts.onChanged()
  }

  #run(effect: SessionEffect): void {
    switch (effect.do) {
      case 'sign-in':
        return void this.#signIn(effect.mode)
      case 'check':
        return this.#check((signal) => this.#link.client?.checkSession(signal))
      case 'probe':
        return this.#check(() => (this.#profile ? this.#link.probe(this.#profile) : undefined))
      case 'poll':
        return this.#ask(
          (signal) => this.#link.client?.poll(signal),
          (result) =>
            result.ok ? { type: 'poll-answered', event: result.value } : { type: 'poll-failed', problem: result.error },
        )
      case 'sign-out':
        return void this.#signOut()
      case 'abort':
        return this.#link.abort()
      case 'schedule-poll':
        return this.#timers.schedulePoll()
      case 'schedule-retry':
        return this.#timers.scheduleRetry(effect.attempt)
      case 'cancel-timers':
        return this.#timers.clear()
      case 'store-session':
        return this.#store()
      case 'forget-session':
        this.#link.drop()
        if (this.#profile) void this.#parts.secrets.forgetSession(this.#profile.id)
        return
      case 'restore':
        return void this.restore()
    }
  }

  async #signIn(mode: SignInMode): Promise<void> {
    const request = this.#request
    const answered = request
      ? await performSignIn(
          {
            link: this.#link,
            secrets: this.#parts.secrets,
            settings: this.#parts.settings,
            onPasswordStored: (isStored) => this.#dispatch({ type: 'password-stored', isStored }),
            onPasswordNotStored: (problem) => this.#parts.onNotStored('password', problem),
          },
          mode,
          request,
        )
      : failure({ code: 'no-gateway' })
    // From now on the password is the keyring's business alone.
    this.#request = request && { ...request, password: null }
    this.#since = this.#parts.clock.now()
    this.#passwordExpiresInDays = answered.ok ? answered.value.passwordExpiresInDays : null
    this.#dispatch({ type: 'sign-in-answered', problem: answered.ok ? null : answered.error })
  }

  async #readStored(): Promise<StoredSession | null> {
    const profile = this.#profile && this.#parts.settings.profile(this.#profile.id)
    const stored = profile ? await this.#parts.secrets.readSession(profile) : null
    return stored?.ok ? stored.value : null
  }

  async #signOut(): Promise<void> {
    await this.#link.client?.signOut()
    this.#dispatch({ type: 'sign-out-answered' })
  }

  #store(): void {
    const session = this.#link.toStore(this.#state.kind, this.#since)
    if (!session || !this.#profile) return
    void this.#parts.secrets.storeSession(this.#profile.id, session).then((stored) => {
      if (!stored.ok) this.#parts.onNotStored('session', stored.error)
    })
  }

  #check(ask: (signal: CancelSignal) => Promise<Result<null>> | undefined): void {
    this.#ask(ask, (result) => ({ type: 'check-answered', problem: result.ok ? null : result.error }))
  }

  /** An answer that comes although its request was ended counts as none: it may be another session's. */
  #ask<T>(
    ask: (signal: CancelSignal) => Promise<Result<T>> | undefined,
    event: (result: Result<T>) => SessionEvent,
  ): void {
    const { signal } = this.#link
    const asked = ask(signal) ?? Promise.resolve(failure({ code: 'not-signed-in' }))
    void asked.then((result) => this.#dispatch(event(signal.aborted ? failure({ code: 'cancelled' }) : result)))
  }

  async #quiet(): Promise<void> {
    if (!this.#isQuiet) await new Promise<void>((resolve) => this.#quietWaiters.push(resolve))
  }

  get #isQuiet(): boolean {
    return !this.#state.isSigningIn && !this.#state.isSigningOut && !this.#state.isChecking
  }

  get #outcome(): Result<null> {
    const { phase, problem } = this.#state
    return phase === 'signed-in' ? success(null) : failure(problem ?? { code: 'cancelled' })
  }
}
