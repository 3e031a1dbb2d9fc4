import type { AgentInfo } from '../../shared/agent-info.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/reply.ts'
import type { Profile } from '../../shared/settings.ts'
import type { GatewayClient } from '../gateway/gateway-client.ts'
import type { Clock, Log } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import type { SessionEffect, SessionEvent } from './session-events.ts'
import { SessionLink, type SessionLinkParts } from './session-link.ts'
import { canSignIn, hasSession, signedOutMachine, transition, type SessionMachine } from './session-machine.ts'
import type { SessionSecrets } from './session-secrets.ts'
import { sessionView } from './session-view.ts'
import { performSignIn, type SignInRequest } from './sign-in.ts'

export interface SessionParts extends Pick<SessionLinkParts, 'openRoute' | 'createCancel'> {
  readonly clock: Clock
  /** False in a process that only borrows the session for a command. */
  readonly mayPoll: boolean
  /** 0 up to, not including, 1. */
  readonly random: () => number
  /** Jittered wait before the recovery step after so many failed ones, in milliseconds. */
  readonly retryDelayMs: (attempt: number) => number
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
  #machine: SessionMachine
  #profile: Profile | null = null
  #request: SignInRequest | null = null
  #signInWaiters: ((result: Result<null>) => void)[] = []
  #quietWaiters: (() => void)[] = []
  #timers: (() => void)[] = []
  #since = 0
  #lostAt = 0
  #retryAt: number | null = null
  #passwordExpiresInDays: number | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#machine = { ...signedOutMachine, mayPoll: parts.mayPoll }
    this.#link = new SessionLink({
      openRoute: parts.openRoute,
      createCancel: parts.createCancel,
      limits: () => parts.settings.current,
      onGuidReplaced: () => {
        if (hasSession(this.#machine)) this.#store()
      },
    })
  }

  get view(): SessionView {
    return sessionView(this.#machine, {
      agentId: this.#profile?.agentId ?? '',
      since: this.#since,
      lostAt: this.#lostAt,
      retryAt: this.#retryAt,
      passwordExpiresInDays: this.#passwordExpiresInDays,
    })
  }

  /** Goes on with the stored session, or signs in with the stored password; without either it stays signed out. */
  async restore({ mayUsePassword = true } = {}): Promise<void> {
    const profile = this.#parts.settings.activeProfile
    if (!profile || !canSignIn(this.#machine)) return
    this.#profile = profile
    this.#dispatch({ type: 'password-stored', isStored: profile.isPasswordStored })
    const stored = await this.#parts.secrets.readSession(profile)
    if (!stored.ok && stored.error.code !== 'keyring-changed') {
      this.#dispatch({ type: 'restore-failed', problem: stored.error })
    } else if (stored.ok && stored.value?.gateway === profile.gateway && stored.value.agentId === profile.agentId) {
      this.#since = stored.value.since
      const opened = this.#link.open(profile, stored.value.guid, stored.value.cookies)
      this.#dispatch(opened.ok ? { type: 'restored', kind: stored.value.kind } : { type: 'restore-failed', problem: opened.error })
    } else if (profile.isPasswordStored && mayUsePassword) {
      this.#request = { profile, mode: profile.signInMode, password: null, isPasswordToBeStored: true }
      this.#dispatch({ type: 'sign-in-asked', isByAgent: false })
    } else if (!stored.ok) {
      this.#dispatch({ type: 'restore-failed', problem: stored.error })
    }
  }

  /** Resolves once no request that decides about the session is under way. */
  async settled(): Promise<void> {
    if (!this.#isQuiet) await new Promise<void>((resolve) => this.#quietWaiters.push(resolve))
    await this.#parts.secrets.settled()
  }

  /** Signs in and resolves with the outcome. `busy` while another sign-in or a sign-out is unanswered, or while signed in. */
  signIn(request: SignInRequest): Promise<Result<null>> {
    if (!canSignIn(this.#machine)) return Promise.resolve(failure({ code: 'busy' }))
    this.#profile = request.profile
    this.#request = request
    return new Promise((resolve) => {
      this.#signInWaiters.push(resolve)
      this.#dispatch({ type: 'sign-in-asked', isByAgent: true })
    })
  }

  /** Signs an owned session out at the gateway, lets go of an adopted one. Resolves when that is done, and the keyring too. */
  async signOut(): Promise<void> {
    this.#dispatch({ type: 'sign-out-asked' })
    await this.settled()
  }

  async queryAgentInfoByWorkNo(workno: string): Promise<Result<AgentInfo>> {
    const { client, signal } = this.#link
    if (!client || !hasSession(this.#machine)) return failure({ code: 'not-signed-in' })
    const sentWith = client.guid
    const asked = await client.queryAgentInfoByWorkNo(workno, signal)
    const isLost = !asked.ok && (asked.error.code === 'session-lost' || asked.error.code === 'sign-in-again')
    if (!isLost || client !== this.#link.client) return asked
    if (await this.#findNewerGuid(client, sentWith)) return client.queryAgentInfoByWorkNo(workno, this.#link.signal)
    this.#dispatch({ type: 'request-refused', problem: asked.error })
    return asked
  }

  notify(event: Extract<SessionEvent, { type: 'slept' | 'resumed' | 'network-changed' | 'keyring-unlocked' }>): void {
    this.#dispatch(event)
  }

  /** Ends timers and requests without signing out. */
  async stop(): Promise<void> {
    this.#clearTimers()
    await this.#parts.secrets.settled()
    await this.#link.close()
  }

  #dispatch(event: SessionEvent): void {
    const before = this.#machine
    const { next, effects } = transition(before, event)
    this.#machine = next
    if (next.phase === 'lost' && before.phase !== 'lost') this.#lostAt = this.#parts.clock.now()
    if (next.phase !== before.phase) this.#parts.log.info('session', { from: before.phase, to: next.phase, code: next.problem?.code })
    for (const effect of effects) this.#run(effect)
    this.#tellWaiters()
    this.#parts.onChanged()
  }

  #run(effect: SessionEffect): void {
    switch (effect.do) {
      case 'sign-in':
        return void this.#signIn()
      case 'check':
        this.#retryAt = null
        return this.#ask((client) => client.checkSession(this.#link.signal), (result) => ({
          type: 'check-answered',
          problem: result.ok ? null : result.error,
        }))
      case 'poll':
        return this.#ask((client) => client.poll(this.#link.signal), (result) =>
          result.ok ? { type: 'poll-answered', event: result.value } : { type: 'poll-failed', problem: result.error },
        )
      case 'sign-out':
        return this.#ask((client) => client.signOut(), () => ({ type: 'sign-out-answered' }))
      case 'abort':
        return this.#link.abort()
      case 'schedule-poll':
        return this.#after(200 + Math.floor(this.#parts.random() * 300), { type: 'poll-due' })
      case 'schedule-retry': {
        const delayMs = this.#parts.retryDelayMs(effect.attempt)
        this.#retryAt = this.#parts.clock.now() + delayMs
        return this.#after(delayMs, { type: 'retry-due' })
      }
      case 'cancel-timers':
        this.#retryAt = null
        return this.#clearTimers()
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

  async #signIn(): Promise<void> {
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
          request,
        )
      : failure({ code: 'no-gateway' })
    // From now on the password is the keyring's business alone.
    this.#request = request && { ...request, password: null, mode: request.profile.signInMode }
    this.#since = this.#parts.clock.now()
    this.#passwordExpiresInDays = answered.ok ? answered.value.passwordExpiresInDays : null
    this.#dispatch({ type: 'sign-in-answered', problem: answered.ok ? null : answered.error })
  }

  /** Another process may have put a newer Guid into the keyring: a Guid known to be replaced is never used again. */
  async #findNewerGuid(client: GatewayClient, sentWith: string | null): Promise<boolean> {
    if (client.guid !== sentWith) return true
    const profile = this.#profile && this.#parts.settings.profile(this.#profile.id)
    const stored = profile ? await this.#parts.secrets.readSession(profile) : null
    if (!stored?.ok || stored.value?.agentId !== client.agentId || client !== this.#link.client) return false
    if (stored.value.guid === sentWith) return false
    client.replaceGuid(stored.value.guid)
    return true
  }

  #store(): void {
    const session = this.#link.toStore(this.#machine.kind, this.#since)
    if (!session || !this.#profile) return
    void this.#parts.secrets.storeSession(this.#profile.id, session).then((stored) => {
      if (!stored.ok) this.#parts.onNotStored('session', stored.error)
    })
  }

  #ask<T>(ask: (client: GatewayClient) => Promise<Result<T>>, event: (result: Result<T>) => SessionEvent): void {
    const { client } = this.#link
    const asked = client ? ask(client) : Promise.resolve(failure({ code: 'not-signed-in' }))
    void asked.then((result) => this.#dispatch(event(result)))
  }

  #after(delayMs: number, event: SessionEvent): void {
    this.#timers.push(this.#parts.clock.after(delayMs, () => this.#dispatch(event)))
  }

  #clearTimers(): void {
    for (const cancel of this.#timers.splice(0)) cancel()
  }

  get #isQuiet(): boolean {
    return !this.#machine.isSigningIn && !this.#machine.isSigningOut && !this.#machine.isChecking
  }

  #tellWaiters(): void {
    const { phase, problem, isSigningIn } = this.#machine
    if (!isSigningIn)
      for (const resolve of this.#signInWaiters.splice(0))
        resolve(phase === 'signed-in' ? success(null) : failure(problem ?? { code: 'cancelled' }))
    if (this.#isQuiet) for (const resolve of this.#quietWaiters.splice(0)) resolve()
  }
}
