import * as v from 'valibot'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { CancelSignal, Clock, CookieJar, GatewayReply, Transport } from '../ports.ts'
import type { ReplyEnvelope } from './reply-envelope.ts'
import { parseGatewayReply } from './parse-gateway-reply.ts'
import { guidFromHeader } from './guid.ts'
import { PollTimeout } from './poll-timeout.ts'
import { parseAgentInfo } from './parse-agent-info.ts'
import { parseRestReasons, type RestReasons } from './parse-rest-reasons.ts'
import {
  agentByWorknoRequest,
  agentEventRequest,
  agentStatusRequest,
  contentTypeHeader,
  restReasonsRequest,
  signInRequest,
  signOutRequest,
  type GatewayCall,
  type SignInBody,
  type SignInMode,
} from './gateway-requests.ts'
import { wireFlag, wireInteger, wireText } from './wire-values.ts'

export interface GatewayLimits {
  readonly requestTimeoutMs: number
  readonly replyLimitBytes: number
}

/** What the gateway says of a fresh session (docs/gateway.md §4.1). */
export interface SignedIn {
  readonly mustChangePassword: boolean
  readonly passwordExpiresInDays: number | null
}

/** What a poll brought: nothing, a sign-out by the gateway, or what does not concern us. */
export type PolledEvent = 'none' | 'signed-out' | 'other'

/** How long a refused lookup waits for the poll under way to bring the new Guid. */
const newGuidWaitMs = 1_500

const signInResult = v.object({
  isForceChange: v.optional(wireFlag),
  timeRemaining: v.optional(wireInteger),
})
const wireEvent = v.object({ eventType: v.optional(wireText), workNo: v.optional(wireText) })

export interface GatewayClientParts {
  readonly agentId: string
  readonly transport: Transport
  readonly cookies: CookieJar
  readonly limits: GatewayLimits
  readonly clock: Clock
  /** How long a poll is waited for, as learned of this gateway so far. */
  readonly pollTimeout?: PollTimeout
  /** The Guid to begin with; null before sign-in. */
  readonly guid: string | null
  /** Called when a reply's `Set-GUID` brought another Guid, before the reply's caller goes on. */
  readonly onGuidReplaced: (guid: string) => void
}

interface SendOptions {
  readonly signal?: CancelSignal | undefined
  readonly timeoutMs?: number
  /** If refused, waits for the poll under way, whose reply may bring the new Guid. */
  readonly waitsForPoll?: boolean
}

/**
 * One agent's requests to one gateway. Sends the current Guid with each; any reply's `Set-GUID`
 * replaces it for the next request (docs/gateway.md §2.1). If a request is refused because of a
 * Guid that was replaced meanwhile, retries once with the new one.
 */
export class GatewayClient {
  readonly #parts: GatewayClientParts
  #guid: string | null
  #gatewayTime: number | null = null
  readonly #pollTimeout: PollTimeout
  #isPolling = false
  /** An older gateway does not know the call (docs/gateway.md §6). */
  #hasAgentStatus = true
  #guidWaiters: (() => void)[] = []

  constructor(parts: GatewayClientParts) {
    this.#parts = parts
    this.#guid = parts.guid
    this.#pollTimeout = parts.pollTimeout ?? new PollTimeout()
  }

  get agentId(): string {
    return this.#parts.agentId
  }

  /** The Guid that the next request will carry. Only for the keyring. */
  get guid(): string | null {
    return this.#guid
  }

  /** The gateway's clock at its last reply, to the second; null when that did not say. */
  get gatewayTime(): number | null {
    return this.#gatewayTime
  }

  /** Goes on with a Guid that another process got. */
  replaceGuid(guid: string): void {
    this.#guid = guid
  }

  async signIn(mode: SignInMode, body: SignInBody): Promise<Result<SignedIn>> {
    this.#guid = null
    const reply = await this.#sendWithRetry(signInRequest(this.agentId, mode, body))
    if (!reply.ok) return reply
    if (this.guid === null) return failure({ code: 'reply-not-understood', detail: 'Set-GUID' })
    const said = v.safeParse(signInResult, reply.value.result ?? {})
    return success({
      mustChangePassword: said.success && said.output.isForceChange === true,
      passwordExpiresInDays: said.success ? (said.output.timeRemaining ?? null) : null,
    })
  }

  /**
   * The lookup (docs/gateway.md §3). The answer always belongs to the number asked. If refused, it
   * waits for the poll under way, whose reply may bring the new Guid, unless told not to.
   */
  async queryAgentInfoByWorkNo(workno: string, signal?: CancelSignal, waitsForPoll = true): Promise<Result<AgentInfo>> {
    const reply = await this.#sendWithRetry(agentByWorknoRequest(this.agentId, workno), { signal, waitsForPoll })
    return reply.ok ? parseAgentInfo(reply.value.result, workno) : reply
  }

  /** The names of rest reasons. A refusal says nothing of the session: few gateways have them. */
  async queryRestReasons(signal?: CancelSignal): Promise<Result<RestReasons>> {
    const reply = await this.#sendWithRetry(restReasonsRequest(this.agentId), { signal })
    return reply.ok ? success(parseRestReasons(reply.value.result)) : reply
  }

  /** Asks whether the session lives. The agent's own state in the reply is not used. */
  async checkSession(signal?: CancelSignal): Promise<Result<null>> {
    if (this.#hasAgentStatus) {
      const reply = await this.#sendWithRetry(agentStatusRequest(this.agentId), { signal })
      if (reply.ok) return success(null)
      if (reply.error.reason !== 'unknown-path') return reply
      this.#hasAgentStatus = false
    }
    return this.#checkByOwnNumber(signal)
  }

  /** Any word of the gateway about our own number proves the session, unless it is about that. */
  async #checkByOwnNumber(signal?: CancelSignal): Promise<Result<null>> {
    const reply = await this.#sendWithRetry(agentByWorknoRequest(this.agentId, this.agentId), { signal })
    if (reply.ok) return success(null)
    const { code } = reply.error
    return code === 'colleague-not-found' || code === 'bad-parameter' ? success(null) : reply
  }

  /**
   * One long poll. An empty body, a reply without `event`, `event: null` and unknown events are all
   * fine (docs/gateway.md §5.1, §9).
   */
  async poll(signal?: CancelSignal): Promise<Result<PolledEvent>> {
    this.#isPolling = true
    const askedAt = this.#parts.clock.now()
    const { ms: timeoutMs } = this.#pollTimeout
    const reply = await this.#sendWithRetry(agentEventRequest(this.agentId), { signal, timeoutMs })
    this.#isPolling = false
    this.#wakeGuidWaiters()
    if (reply.ok) this.#pollTimeout.noteAnswered(this.#parts.clock.now() - askedAt)
    else if (reply.error.code === 'gateway-timeout') this.#pollTimeout.noteTimedOut()
    if (!reply.ok) return isEmptyReply(reply) ? success('none') : reply
    const event = v.safeParse(wireEvent, reply.value.event)
    if (!event.success) return success('none')
    const { eventType, workNo } = event.output
    const isOurs = workNo === undefined || workNo === '' || workNo === this.agentId
    return success(eventType === 'AgentOther_ShutdownService' && isOurs ? 'signed-out' : 'other')
  }

  async signOut(signal?: CancelSignal): Promise<Result<null>> {
    const reply = await this.#sendWithRetry(signOutRequest(this.agentId), { signal })
    return reply.ok ? success(null) : reply
  }

  /** Sends a request. If refused because of its Guid, retries once with a newer one, if any. */
  async #sendWithRetry(call: GatewayCall, options: SendOptions = {}): Promise<Result<ReplyEnvelope>> {
    const sentWith = this.#guid
    const reply = await this.#send(call, options)
    const isGuidRefused = !reply.ok && reply.error.code === 'session-lost'
    if (!isGuidRefused || sentWith === null) return reply
    // The new Guid may be in a poll's reply that is still on its way, on another connection.
    if (this.#guid === sentWith && options.waitsForPoll === true) await this.#untilPollAnswered()
    if (this.#guid === sentWith || this.#guid === null) return reply
    return this.#send(call, options)
  }

  /** Resolves when the Guid changes, the poll under way ends, or `newGuidWaitMs` have passed. */
  async #untilPollAnswered(): Promise<void> {
    if (!this.#isPolling) return
    await new Promise<void>((resolve) => {
      const cancel = this.#parts.clock.after(newGuidWaitMs, resolve)
      this.#guidWaiters.push(() => {
        cancel()
        resolve()
      })
    })
  }

  #wakeGuidWaiters(): void {
    for (const resolve of this.#guidWaiters.splice(0)) resolve()
  }

  async #send(call: GatewayCall, { signal, timeoutMs }: SendOptions): Promise<Result<ReplyEnvelope>> {
    const { transport, cookies, limits } = this.#parts
    const cookie = cookies.headerFor(call.path)
    const sent = await transport.send({
      ...call,
      headers: {
        ...contentTypeHeader,
        ...(this.#guid === null ? {} : { Guid: this.#guid }),
        ...(cookie === null ? {} : { Cookie: cookie }),
      },
      timeoutMs: timeoutMs ?? limits.requestTimeoutMs,
      replyLimitBytes: limits.replyLimitBytes,
      ...(signal ? { signal } : {}),
    })
    if (!sent.ok) return sent
    this.#noteHeaders(sent.value)
    return parseGatewayReply(sent.value)
  }

  /** Keeps the reply's cookies, its date and its Guid. */
  #noteHeaders(reply: GatewayReply): void {
    const date = reply.header('date')
    this.#parts.cookies.accept(reply.setCookies, date)
    this.#gatewayTime = parseHttpDate(date)
    const guid = guidFromHeader(reply.header('set-guid'))
    if (guid === null || guid === this.#guid) return
    this.#guid = guid
    this.#parts.onGuidReplaced(guid)
    this.#wakeGuidWaiters()
  }
}

const isEmptyReply = (reply: Result<unknown>): boolean => !reply.ok && reply.error.reason === 'empty-reply'

/** The instant of a `Date` header (epoch milliseconds); null for none, or for what is no date. */
function parseHttpDate(header: string | null): number | null {
  const at = header === null ? NaN : Date.parse(header)
  return Number.isNaN(at) ? null : at
}
