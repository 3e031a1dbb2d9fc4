import type { BalancerCookies } from './balancer-cookies.ts'
import type { IssuedGuids } from './guid-rotation.ts'

/** An event of the poll (docs/gateway.md §5.1). */
export interface AgentEvent {
  readonly eventType: string
  readonly workNo: string
  readonly content: unknown
  readonly eventGenTime?: number
}

export type SignInKind = 'login' | 'forcelogin' | 'loginex'

/** Why a held poll is woken: an event came, a later poll took over, the client has gone, the session ended. */
export type PollWakeReason = 'event' | 'replaced' | 'closed' | 'ended' | 'time'

/** One agent's session on the gateway. */
export interface Session {
  readonly agentId: string
  readonly kind: SignInKind
  /** Held by another, imagined client; its Guid is known to nobody. */
  readonly isElsewhere: boolean
  readonly canBeForced: boolean
  readonly mustChangePassword: boolean
  /** Push mode: both callBackUri and serviceToken were given (docs/gateway.md §2.3). */
  readonly isPush: boolean
  readonly signedInAt: number
  readonly guids: IssuedGuids
  readonly cookies: BalancerCookies
  readonly events: AgentEvent[]
  lastActiveAt: number
  /** Polls that came while another was held: a client must never have two. */
  overlappingPolls: number
  heldPoll: ((reason: PollWakeReason) => void) | undefined
}

export type SignOutReason = 'own' | 'forced' | 'replaced' | 'idle'

/** What the former Guids of an ended session are answered. */
export interface EndedSession {
  readonly agentId: string
  readonly retcode: string
  /** `AgentOther_ShutdownService`, delivered once to the next poll. */
  event: AgentEvent | undefined
}
