import * as v from 'valibot'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { CancelSignal, Clock, CookieJar, GatewayReply, Transport } from '../ports.ts'
import { readEnvelope, type Envelope } from './reply-envelope.ts'
import { guidFromHeader } from './guid.ts'
import { readAgentInfo } from './read-agent-info.ts'
import * as requests from './gateway-requests.ts'
import { wireFlag, wireInteger, wireText } from './wire-schemas.ts'

export interface GatewayLimits {
  readonly requestTimeoutMs: number
  readonly replyLimitBytes: number
}

/** What the gateway says of a fresh session (docs/gateway.md §4.1). */
export interface SignedIn {
  readonly mustChangePassword: boolean
  readonly passwordExpiresInDays: number | null
}

/** An event of the poll as far as the session cares: the agent was signed out, or anything else. */
export type SessionEventKind = 'none' | 'signed-out' | 'other'

/** How long a refused request waits for the poll under way to bring the Guid that it was refused for. */
const newGuidWaitMs = 1_500

/** The poll is held for 10 s when there is no event (docs/gateway.md §1.6); our own time-out lies clearly above. */
const pollTimeoutMs = 25_000

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
  readonly clock: Pick<Clock, 'after'>
  /** The Guid to begin with; null before sign-in. */
  readonly guid: string | null
  /** Told each time a reply's `Set-GUID` brought another Guid, before the reply's caller goes on. */
  readonly onGuidReplaced: (guid: string) => void
}

/**
 * One agent's conversation with one gateway. Holds the current Guid and sends it with each request; any reply's `Set-GUID` replaces it for
 * the very next request (docs/gateway.md §2.1). A request refused for a Guid that was replaced meanwhile is repeated once with the new one.
 */
export class GatewayClient {
  readonly #parts: GatewayClientParts
  #guid: string | null
  #repeated = 0
  #isPolling = false
  #guidWaiters: (() => void)[] = []

  constructor(parts: GatewayClientParts) {
    this.#parts = parts
    this.#guid = parts.guid
  }

  get agentId(): string {
    return this.#parts.agentId
  }

  /** The Guid that the next request will carry. Only for the keyring. */
  get guid(): string | null {
    return this.#guid
  }

  /** How many requests were repeated with a newer Guid. */
  get repeatedRequests(): number {
    return this.#repeated
  }

  /** Takes over a Guid that another process has put into the keyring. */
  replaceGuid(guid: string): void {
    this.#guid = guid
  }

  async signIn(mode: requests.SignInMode, body: requests.SignInBody): Promise<Result<SignedIn>> {
    this.#guid = null
    const reply = await this.#exchange(requests.signIn(this.agentId, mode, body))
    if (!reply.ok) return reply
    if (this.guid === null) return failure({ code: 'reply-not-understood', detail: 'Set-GUID' })
    const said = v.safeParse(signInResult, reply.value.result ?? {})
    return success({
      mustChangePassword: said.success && said.output.isForceChange === true,
      passwordExpiresInDays: said.success ? (said.output.timeRemaining ?? null) : null,
    })
  }

  /** The lookup everything else exists for (docs/gateway.md §3). The answer always belongs to the number asked. */
  async queryAgentInfoByWorkNo(workno: string, signal?: CancelSignal): Promise<Result<AgentInfo>> {
    const reply = await this.#exchange(requests.agentByWorknoRequest(this.agentId, workno), signal, undefined, true)
    return reply.ok ? readAgentInfo(reply.value.result, workno) : reply
  }

  /** Asks whether the session lives; the agent's own state in the reply is of no concern to us. */
  async checkSession(signal?: CancelSignal): Promise<Result<null>> {
    const reply = await this.#exchange(requests.agentStatusRequest(this.agentId), signal)
    return reply.ok ? success(null) : reply
  }

  /** One long poll. An empty body, a reply without `event`, `event: null` and unknown events are all fine (docs/gateway.md §5.1, §9). */
  async poll(signal?: CancelSignal): Promise<Result<SessionEventKind>> {
    this.#isPolling = true
    const reply = await this.#exchange(requests.agentEventRequest(this.agentId), signal, pollTimeoutMs)
    this.#isPolling = false
    this.#tellGuidWaiters()
    if (!reply.ok) return isEmptyReply(reply) ? success('none') : reply
    const event = v.safeParse(wireEvent, reply.value.event)
    if (!event.success) return success('none')
    const { eventType, workNo } = event.output
    const isOurs = workNo === undefined || workNo === '' || workNo === this.agentId
    return success(eventType === 'AgentOther_ShutdownService' && isOurs ? 'signed-out' : 'other')
  }

  async signOut(signal?: CancelSignal): Promise<Result<null>> {
    const reply = await this.#exchange(requests.signOut(this.agentId), signal)
    return reply.ok ? success(null) : reply
  }

  async #exchange(
    call: requests.GatewayCall,
    signal?: CancelSignal,
    timeoutMs?: number,
    mayWait = false,
  ): Promise<Result<Envelope>> {
    const sentWith = this.#guid
    const reply = await this.#send(call, signal, timeoutMs)
    const isGuidRefused = !reply.ok && reply.error.code === 'session-lost'
    if (!isGuidRefused || sentWith === null) return reply
    // The gateway has changed the Guid with a poll's reply that is still on its way, on another connection.
    if (this.#guid === sentWith && mayWait) await this.#pollsReply()
    if (this.#guid === sentWith || this.#guid === null) return reply
    this.#repeated += 1
    return this.#send(call, signal, timeoutMs)
  }

  /** Resolves with the next change of the Guid, the end of the poll under way, or when it has taken too long. */
  async #pollsReply(): Promise<void> {
    if (!this.#isPolling) return
    await new Promise<void>((resolve) => {
      const cancel = this.#parts.clock.after(newGuidWaitMs, resolve)
      this.#guidWaiters.push(() => {
        cancel()
        resolve()
      })
    })
  }

  #tellGuidWaiters(): void {
    for (const resolve of this.#guidWaiters.splice(0)) resolve()
  }

  async #send(call: requests.GatewayCall, signal?: CancelSignal, timeoutMs?: number): Promise<Result<Envelope>> {
    const { transport, cookies, limits } = this.#parts
    const cookie = cookies.headerFor(call.path)
    const sent = await transport.send({
      ...call,
      headers: {
        ...requests.contentTypeHeader,
        ...(this.#guid === null ? {} : { Guid: this.#guid }),
        ...(cookie === null ? {} : { Cookie: cookie }),
      },
      timeoutMs: timeoutMs ?? limits.requestTimeoutMs,
      replyLimitBytes: limits.replyLimitBytes,
      ...(signal ? { signal } : {}),
    })
    if (!sent.ok) return sent
    this.#adopt(sent.value)
    return readReply(sent.value)
  }

  #adopt(reply: GatewayReply): void {
    this.#parts.cookies.accept(reply.setCookies)
    const guid = guidFromHeader(reply.header('set-guid'))
    if (guid === null || guid === this.#guid) return
    this.#guid = guid
    this.#parts.onGuidReplaced(guid)
    this.#tellGuidWaiters()
  }
}

const isEmptyReply = (reply: Result<unknown>): boolean =>
  !reply.ok && reply.error.code === 'reply-not-understood' && reply.error.detail === 'empty'

/** Redirects are refused; a status other than 200 may still carry the gateway's own words (docs/gateway.md §1.4), else it is a fault. */
function readReply(reply: GatewayReply): Result<Envelope> {
  if (reply.status >= 300 && reply.status < 400)
    return failure({ code: 'gateway-redirect', detail: String(reply.status) })
  const envelope = readEnvelope(reply.text)
  if (reply.status >= 200 && reply.status < 300) return envelope
  const isGatewaysWord = !envelope.ok && envelope.error.retcode !== undefined
  return isGatewaysWord ? envelope : failure({ code: 'gateway-http-status', detail: String(reply.status) })
}
