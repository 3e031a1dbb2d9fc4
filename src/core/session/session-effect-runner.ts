import type { AgentInfo } from '../../shared/agent-info.ts'
import type { AppError } from '../../shared/error-codes.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import type { GatewayClient } from '../gateway/gateway-client.ts'
import type { RestReasons } from '../gateway/parse-rest-reasons.ts'
import type { CancelSignal, Log } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SessionEffect, SessionEvent } from './machine/session-events.ts'
import { hasSession, isSessionGone, signedOutState, type SessionState } from './machine/session-state.ts'
import { transition } from './machine/transition.ts'
import { SessionConnection, type KnownSession, type SessionConnectionParts } from './session-connection.ts'
import type { SessionSecrets } from './session-secrets.ts'
import { SessionTimers, type SessionTimersParts } from './session-timers.ts'
import { sessionView } from './session-view.ts'
import { performSignIn } from './sign-in/perform-sign-in.ts'
import { isSessionOf, type StoredSession } from './stored-session.ts'

export interface SessionEffectRunnerParts
  extends Pick<SessionConnectionParts, 'openRoute' | 'createCancel'>, SessionTimersParts {
  /** False in a process that only borrows the session for a command. */
  readonly mayPoll: boolean
  readonly settings: SettingsService
  readonly secrets: SessionSecrets
  readonly log: Log
  /** The machine wants the keyring looked into again. */
  readonly onRestoreWanted: () => void
  /** Called whenever the view may have changed. */
  readonly onChanged: () => void
  /** Polls fail although the session lives; null once they do no more, or it has ended. */
  readonly onPollProblem: (problem: AppError | null) => void
  /** The keyring did not take the session or the password; the session goes on in memory. */
  readonly onNotStored: (what: 'session' | 'password', problem: AppError) => void
}

/** "No right to call the interface" (docs/gateway.md §8). */
const noRight = '000-003'
/** For so long a poll or a check proves that a refusal is not about the session. */
const proofOfLifeMs = 30_000

/** A colleague, and the profile whose session was asked. */
export interface SessionAnswer {
  readonly agent: AgentInfo
  readonly profileId: string
  /** The gateway's own clock at the reply; null when it did not say. */
  readonly gatewayTime: number | null
}

/**
 * Holds the machine's state, runs its effects on gateway, keyring and clock, and feeds the answers
 * back. Lookups go over the same connection.
 */
export class SessionEffectRunner {
  readonly #parts: SessionEffectRunnerParts
  readonly #connection: SessionConnection
  readonly #timers: SessionTimers
  /** Written by `dispatch` alone, with what `transition` says. */
  #state: SessionState
  #idleWaiters: (() => void)[] = []
  #lostAt = 0
  /** What the gateway and the keyring said to the last sign-out. */
  #signedOut: Result<null> = success(null)
  #forgotten: Promise<Result<null>> = Promise.resolve(success(null))
  /** The session that may not look colleagues up, and how the gateway says it. */
  #refusedAlone: { readonly client: GatewayClient; readonly retcode: string | undefined } | null = null
  #isStopped = false

  constructor(parts: SessionEffectRunnerParts) {
    this.#parts = parts
    this.#state = { ...signedOutState, mayPoll: parts.mayPoll }
    this.#timers = new SessionTimers(parts, (event) => this.dispatch(event))
    this.#connection = new SessionConnection({
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

  get view(): SessionView {
    return sessionView(this.#state, { lostAt: this.#lostAt, retryAt: this.#timers.retryAt })
  }

  dispatch(event: SessionEvent): void {
    if (this.#isStopped) return
    const before = this.#state
    const { next, effects } = transition(before, event, this.#parts.clock.now())
    this.#state = next
    if (next.phase === 'lost' && before.phase !== 'lost') this.#lostAt = this.#parts.clock.now()
    if (next.pollProblem?.code !== before.pollProblem?.code) this.#parts.onPollProblem(next.pollProblem)
    if (next.phase !== before.phase)
      this.#parts.log.info('session', { from: before.phase, to: next.phase, code: next.problem?.code })
    for (const effect of effects) this.#run(effect)
    if (this.#isIdle) for (const resolve of this.#idleWaiters.splice(0)) resolve()
    this.#parts.onChanged()
  }

  #run(effect: SessionEffect): void {
    switch (effect.do) {
      case 'sign-in':
        return void this.#signIn(effect)
      case 'check':
        return this.#check((signal) => this.#connection.client?.checkSession(signal))
      case 'probe':
        return this.#check(() => this.#connection.probe(effect.profile))
      case 'poll':
        return this.#ask(
          (signal) => this.#connection.client?.poll(signal),
          (result) =>
            result.ok ? { type: 'poll-answered', event: result.value } : { type: 'poll-failed', problem: result.error },
        )
      case 'sign-out':
        return void this.#signOut()
      case 'abort':
        return this.#connection.abort()
      case 'renew-connection':
        return this.#connection.renew()
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

  async #signIn({ mode, request }: Extract<SessionEffect, { do: 'sign-in' }>): Promise<void> {
    const { settings, secrets, clock, onNotStored } = this.#parts
    const parts = { connection: this.#connection, secrets, settings }
    const { answer, isPasswordStored, notStored } = await performSignIn(parts, mode, request)
    if (isPasswordStored !== null) this.dispatch({ type: 'password-stored', isStored: isPasswordStored })
    if (notStored) onNotStored('password', notStored)
    if (!answer.ok) return this.dispatch({ type: 'sign-in-answered', problem: answer.error })
    const { passwordExpiresInDays } = answer.value
    this.dispatch({ type: 'sign-in-answered', problem: null, since: clock.now(), passwordExpiresInDays })
  }

  async #signOut(): Promise<void> {
    const answered = (await this.#connection.client?.signOut()) ?? success(null)
    const problem = answered.ok || isSessionGone(answered.error) ? null : answered.error
    if (problem) {
      this.#signedOut = failure(problem)
      this.#parts.log.warn('sign-out not confirmed', { code: problem.code, retcode: problem.retcode })
    }
    this.dispatch({ type: 'sign-out-answered', problem })
  }

  #store(): void {
    const { profile, kind, since } = this.#state
    const session = this.#connection.toStoredSession(kind, since)
    if (!session || !profile) return
    // The process that polls may have put a newer Guid into the keyring since.
    if (!this.#parts.mayPoll && this.#connection.isStoredGuid(session.guid)) return
    void this.#parts.secrets.storeSession(profile.id, session).then((stored) => {
      if (!stored.ok) this.#parts.onNotStored('session', stored.error)
    })
  }

  #forget(): void {
    const { phase, profile } = this.#state
    // What a borrowing process found lost may be alive with a newer Guid: the one that polls knows.
    const isBorrowed = phase === 'lost' && !this.#parts.mayPoll && this.#connection.isOpenedFromKeyring
    this.#connection.drop()
    if (profile && !isBorrowed) this.#forgotten = this.#parts.secrets.forgetSession(profile.id)
  }

  #check(ask: (signal: CancelSignal) => Promise<Result<null>> | undefined): void {
    this.#ask(ask, (result) => ({ type: 'check-answered', problem: result.ok ? null : result.error }))
  }

  /** An answer that comes after its request was ended is dropped: it may be another session's. */
  #ask<T>(
    ask: (signal: CancelSignal) => Promise<Result<T>> | undefined,
    event: (result: Result<T>) => SessionEvent,
  ): void {
    const { signal } = this.#connection
    const asked = ask(signal) ?? Promise.resolve(failure({ code: 'not-signed-in' }))
    void asked.then((result) => this.dispatch(event(signal.aborted ? failure({ code: 'cancelled' }) : result)))
  }

  /** Opens the connection to a known session, before its event is dispatched. */
  openConnection(profile: Profile, session: KnownSession): Result<null> {
    const opened = this.#connection.open(profile, session)
    return opened.ok ? success(null) : opened
  }

  /** False while the session is another profile's than the one that the agent works with. */
  get isProfileInUse(): boolean {
    return this.#state.profile?.id === this.#parts.settings.current.activeProfileId
  }

  /**
   * A lookup over the session of the profile in use; `not-signed-in` without one, and when another
   * profile has come into use before the answer.
   */
  async queryAgentInfoByWorkNo(workno: string): Promise<Result<SessionAnswer>> {
    const profileId = this.#state.profile?.id
    if (profileId === undefined || !this.isProfileInUse) return failure({ code: 'not-signed-in' })
    const asked = await this.#lookUp(workno, profileId)
    if (profileId !== this.#parts.settings.current.activeProfileId) return failure({ code: 'not-signed-in' })
    return asked.ok
      ? success({ agent: asked.value, profileId, gatewayTime: this.#connection.client?.gatewayTime ?? null })
      : asked
  }

  /** The names of rest reasons, of the gateway that answers lookups. */
  async queryRestReasons(): Promise<Result<RestReasons>> {
    const { client, lookupSignal } = this.#connection
    if (!client || !hasSession(this.#state) || !this.isProfileInUse) return failure({ code: 'not-signed-in' })
    return client.queryRestReasons(lookupSignal)
  }

  /**
   * If refused because of the session, retries once: at once when there is a newer Guid, else when
   * the session has proved to live. Refused again, it is the lookup that the gateway does not like.
   */
  async #lookUp(workno: string, profileId: string): Promise<Result<AgentInfo>> {
    const { client, lookupSignal } = this.#connection
    if (!client || !hasSession(this.#state)) return failure({ code: 'not-signed-in' })
    const sentWith = client.guid
    const wasRefused = client === this.#refusedAlone?.client
    const asked = await client.queryAgentInfoByWorkNo(workno, lookupSignal, !wasRefused)
    if (asked.ok || !(isSessionGone(asked.error) || asked.error.code === 'cancelled'))
      return this.#judged(client, asked)
    if (client === this.#connection.client) {
      if (this.#isKnownRefusal(client, asked.error)) return this.#judged(client, asked)
      if (await this.#hasNewerGuid(client, sentWith)) return client.queryAgentInfoByWorkNo(workno, lookupSignal)
      if (client === this.#connection.client) this.dispatch({ type: 'request-refused', problem: asked.error })
    }
    await this.whenIdle()
    const { client: current, lookupSignal: currentSignal } = this.#connection
    const isSameProfile = this.#state.profile?.id === profileId
    // The check has just proved the Guid: no poll has to bring another one first.
    if (current && isSameProfile && this.#state.phase === 'signed-in')
      return this.#judged(current, await current.queryAgentInfoByWorkNo(workno, currentSignal, false))
    return asked.error.code === 'cancelled' ? failure({ code: 'not-signed-in' }) : asked
  }

  /** The lookup alone is refused, as it was when a check found the session alive. */
  #isKnownRefusal(client: GatewayClient, { retcode }: AppError): boolean {
    const isFresh = this.#parts.clock.now() - this.#state.aliveAt < proofOfLifeMs
    return isFresh && client === this.#refusedAlone?.client && retcode === this.#refusedAlone.retcode
  }

  /** Says of a lookup refused by a session that lives that it is the lookup which is refused. */
  #judged(client: GatewayClient, asked: Result<AgentInfo>): Result<AgentInfo> {
    if (asked.ok || asked.error.code !== 'session-lost' || client !== this.#connection.client) {
      if (asked.ok) this.#refusedAlone = null
      return asked
    }
    const { retcode } = asked.error
    this.#refusedAlone = { client, retcode }
    return failure({ ...asked.error, code: retcode === noRight ? 'lookup-not-allowed' : 'gateway-refused' })
  }

  /** True when this client has a newer Guid than the one sent, by now or from the keyring. */
  async #hasNewerGuid(client: GatewayClient, sentWith: string | null): Promise<boolean> {
    if (client.guid !== sentWith) return true
    const { profile } = this.#state
    const stored = await this.#readStoredSession()
    const isOurs = stored && profile && isSessionOf(stored, profile) && client === this.#connection.client
    return isOurs ? this.#connection.takeStoredGuid(stored.guid) : false
  }

  /**
   * The session as another process may have put it into the keyring. Null for a session that this
   * process polls: then its own Guid is the newest, and the keyring may hold an older one.
   */
  async #readStoredSession(): Promise<StoredSession | null> {
    const { kind, profile: known } = this.#state
    if (this.#parts.mayPoll && kind === 'owned') return null
    const profile = known && this.#parts.settings.profile(known.id)
    const stored = profile ? await this.#parts.secrets.readSession(profile) : null
    return stored?.ok ? stored.value : null
  }

  /** Signs out and resolves with what went wrong: the gateway's failure, else the keyring's. */
  async signOut(): Promise<Result<null>> {
    if (!this.#state.isSigningOut) {
      this.#signedOut = success(null)
      this.#forgotten = Promise.resolve(success(null))
    }
    this.dispatch({ type: 'sign-out-asked' })
    await this.whenIdle()
    return this.#signedOut.ok ? this.#forgotten : this.#signedOut
  }

  /** Ends timers and requests without signing out. Nothing is sent after that. */
  async stop(): Promise<void> {
    await this.#parts.secrets.settled()
    this.#isStopped = true
    this.#timers.clear()
    await this.#connection.close()
  }

  /** Resolves once no request that decides about the session is under way. */
  async whenIdle(): Promise<void> {
    if (!this.#isIdle) await new Promise<void>((resolve) => this.#idleWaiters.push(resolve))
  }

  get #isIdle(): boolean {
    return !this.#state.isSigningIn && !this.#state.isSigningOut && !this.#state.isChecking
  }

  /** The result of the last sign-in or hand-over. */
  get outcome(): Result<null> {
    const { phase, problem } = this.#state
    return phase === 'signed-in' ? success(null) : failure(problem ?? { code: 'cancelled' })
  }
}
