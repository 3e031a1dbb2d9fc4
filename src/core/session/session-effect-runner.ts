import type { AppError } from '../../shared/error-codes.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { SignInMode } from '../gateway/gateway-requests.ts'
import type { CancelSignal, Log } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SessionEffect, SessionEvent } from './machine/session-events.ts'
import { SessionConnection, type SessionConnectionParts } from './session-connection.ts'
import { transition } from './machine/transition.ts'
import type { SessionSecrets } from './session-secrets.ts'
import { hasSession, isSessionGone, signedOutState, type SessionState } from './machine/session-state.ts'
import { SessionTimers, type SessionTimersParts } from './session-timers.ts'
import { sessionView } from './session-view.ts'
import { performSignIn, type SignInRequest } from './sign-in/perform-sign-in.ts'

export interface SessionEffectRunnerParts
  extends Pick<SessionConnectionParts, 'openRoute' | 'createCancel'>, SessionTimersParts {
  /** False in a process that only borrows the session for a command. */
  readonly mayPoll: boolean
  readonly settings: SettingsService
  readonly secrets: SessionSecrets
  readonly log: Log
  /** The keyring opened: look into it again. */
  readonly onRestoreWanted: () => void
  /** Called whenever the view may have changed. */
  readonly onChanged: () => void
  /** The session or password could not be put into the keyring; the session goes on in memory. */
  readonly onNotStored: (what: 'session' | 'password', problem: AppError) => void
}

/** Whose session it is, and what a sign-in without the agent would use. */
export interface SessionContext {
  readonly profile: Profile
  readonly request?: SignInRequest
  /** When the session began (epoch milliseconds), where that is known. */
  readonly since?: number
  /** The Guid that was found in the keyring. */
  readonly storedGuid?: string
}

/** Runs the machine's effects on the gateway, the keyring and the clock, and feeds the answers back. */
export class SessionEffectRunner {
  readonly link: SessionConnection
  readonly #parts: SessionEffectRunnerParts
  readonly #timers: SessionTimers
  #state: SessionState
  #profile: Profile | null = null
  #request: SignInRequest | null = null
  #storedGuid: string | null = null
  #idleWaiters: (() => void)[] = []
  #since = 0
  #lostAt = 0
  #passwordExpiresInDays: number | null = null
  /** What the gateway and the keyring said to the last sign-out. */
  #signedOut: Result<null> = success(null)
  #forgotten: Promise<Result<null>> = Promise.resolve(success(null))
  #isStopped = false

  constructor(parts: SessionEffectRunnerParts) {
    this.#parts = parts
    this.#state = { ...signedOutState, mayPoll: parts.mayPoll }
    this.#timers = new SessionTimers(parts, (event) => this.dispatch(event))
    this.link = new SessionConnection({
      openRoute: parts.openRoute,
      createCancel: parts.createCancel,
      clock: parts.clock,
      limits: () => parts.settings.current,
      onGuidReplaced: () => {
        if (hasSession(this.#state)) this.#store()
      },
    })
  }

  get state(): SessionState {
    return this.#state
  }

  get profile(): Profile | null {
    return this.#profile
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

  /** Whose session the next events are about. */
  setContext({ profile, request, since = this.#parts.clock.now(), storedGuid }: SessionContext): void {
    this.#profile = profile
    this.#request = request ?? null
    this.#storedGuid = storedGuid ?? null
    this.#since = since
    this.#passwordExpiresInDays = null
    // Another profile's password is of no use to this one.
    const isPasswordStored = this.#parts.settings.profile(profile.id)?.isPasswordStored ?? false
    this.#state = { ...this.#state, autoSignInMode: profile.signInMode, isPasswordStored }
  }

  dispatch(event: SessionEvent): void {
    if (this.#isStopped) return
    const before = this.#state
    const { next, effects } = transition(before, event)
    this.#state = next
    if (next.phase === 'lost' && before.phase !== 'lost') this.#lostAt = this.#parts.clock.now()
    if (next.phase !== before.phase)
      this.#parts.log.info('session', { from: before.phase, to: next.phase, code: next.problem?.code })
    for (const effect of effects) this.#run(effect)
    if (this.#isIdle) for (const resolve of this.#idleWaiters.splice(0)) resolve()
    this.#parts.onChanged()
  }

  #run(effect: SessionEffect): void {
    switch (effect.do) {
      case 'sign-in':
        return void this.#signIn(effect.mode)
      case 'check':
        return this.#check((signal) => this.link.client?.checkSession(signal))
      case 'probe':
        return this.#check(() => (this.#profile ? this.link.probe(this.#profile) : undefined))
      case 'poll':
        return this.#ask(
          (signal) => this.link.client?.poll(signal),
          (result) =>
            result.ok ? { type: 'poll-answered', event: result.value } : { type: 'poll-failed', problem: result.error },
        )
      case 'sign-out':
        return void this.#signOut()
      case 'abort':
        return this.link.abort()
      case 'schedule-poll':
        return this.#timers.schedulePoll(effect.failedPolls)
      case 'schedule-retry':
        return this.#timers.scheduleRetry(effect.attempt)
      case 'cancel-timers':
        return this.#timers.clear()
      case 'store-session':
        return this.#store()
      case 'forget-session':
        return this.#forget()
      case 'restore':
        return this.#parts.onRestoreWanted()
    }
  }

  async #signIn(mode: SignInMode): Promise<void> {
    const request = this.#request
    const answered = request
      ? await performSignIn(
          {
            link: this.link,
            secrets: this.#parts.secrets,
            settings: this.#parts.settings,
            onPasswordStored: (isStored) => this.dispatch({ type: 'password-stored', isStored }),
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
    this.dispatch({ type: 'sign-in-answered', problem: answered.ok ? null : answered.error })
  }

  async #signOut(): Promise<void> {
    const answered = (await this.link.client?.signOut()) ?? success(null)
    const problem = answered.ok || isSessionGone(answered.error) ? null : answered.error
    if (problem) {
      this.#signedOut = failure(problem)
      this.#parts.log.warn('sign-out not confirmed', { code: problem.code, retcode: problem.retcode })
    }
    this.dispatch({ type: 'sign-out-answered', problem })
  }

  #store(): void {
    const session = this.link.toStoredSession(this.#state.kind, this.#since)
    if (!session || !this.#profile || this.#isBorrowed(session.guid)) return
    void this.#parts.secrets.storeSession(this.#profile.id, session).then((stored) => {
      if (!stored.ok) this.#parts.onNotStored('session', stored.error)
    })
  }

  #forget(): void {
    const isBorrowed = this.#state.phase === 'lost' && this.#isBorrowed(this.#storedGuid)
    this.link.drop()
    if (this.#profile && !isBorrowed) this.#forgotten = this.#parts.secrets.forgetSession(this.#profile.id)
  }

  /** Found in the keyring by a process that only borrows it: the one that polls may have put a newer one there since. */
  #isBorrowed(guid: string | null): boolean {
    return !this.#parts.mayPoll && guid !== null && [this.#storedGuid, this.link.lastGuidFromKeyring].includes(guid)
  }

  #check(ask: (signal: CancelSignal) => Promise<Result<null>> | undefined): void {
    this.#ask(ask, (result) => ({ type: 'check-answered', problem: result.ok ? null : result.error }))
  }

  /** An answer that comes although its request was ended counts as none: it may be another session's. */
  #ask<T>(
    ask: (signal: CancelSignal) => Promise<Result<T>> | undefined,
    event: (result: Result<T>) => SessionEvent,
  ): void {
    const { signal } = this.link
    const asked = ask(signal) ?? Promise.resolve(failure({ code: 'not-signed-in' }))
    void asked.then((result) => this.dispatch(event(signal.aborted ? failure({ code: 'cancelled' }) : result)))
  }

  /** Signs out and resolves with what went wrong with it: the gateway's failure, else the keyring's. */
  async signOut(): Promise<Result<null>> {
    if (!this.#state.isSigningOut) {
      this.#signedOut = success(null)
      this.#forgotten = Promise.resolve(success(null))
    }
    this.dispatch({ type: 'sign-out-asked' })
    await this.whenIdle()
    return this.#signedOut.ok ? this.#forgotten : this.#signedOut
  }

  /** Ends timers and requests without signing out; from then on nothing is asked any more. */
  async stop(): Promise<void> {
    await this.#parts.secrets.settled()
    this.#isStopped = true
    this.#timers.clear()
    await this.link.close()
  }

  /** Resolves once no request that decides about the session is under way. */
  async whenIdle(): Promise<void> {
    if (!this.#isIdle) await new Promise<void>((resolve) => this.#idleWaiters.push(resolve))
  }

  get #isIdle(): boolean {
    return !this.#state.isSigningIn && !this.#state.isSigningOut && !this.#state.isChecking
  }

  /** What the last sign-in or hand-over came to. */
  get outcome(): Result<null> {
    const { phase, problem } = this.#state
    return phase === 'signed-in' ? success(null) : failure(problem ?? { code: 'cancelled' })
  }
}
