import type { BalancerCookies } from './balancer-cookies.ts'
import type { IssuedGuids } from './guid-rotation.ts'

/** An event that a poll returns (docs/gateway.md §5.1). */
export interface AgentEvent {
  readonly eventType: string
  readonly workNo: string
  readonly content: unknown
  readonly eventGenTime?: number
}

export type SignInKind = 'login' | 'forcelogin' | 'loginex'

/**
 * Why a held poll returns: an event, a later poll, a closed connection, the end of the session or
 * of the hold.
 */
export type PollWakeReason = 'event' | 'replaced' | 'closed' | 'ended' | 'timeout'

/** One agent's session on the gateway. */
export interface Session {
  readonly agentId: string
  readonly kind: SignInKind
  /** Begun by an imaginary other client. Nobody knows its Guid. */
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
  /**
   * Number of polls that arrived while another was held. A client must never send two at a time.
   */
  overlappingPolls: number
  heldPoll: ((reason: PollWakeReason) => void) | undefined
}

export type SignOutReason = 'own' | 'forced' | 'replaced' | 'idle'

/** What requests with the Guids of an ended session receive. */
export interface EndedSession {
  readonly agentId: string
  readonly retcode: string
  /** `AgentOther_ShutdownService`, delivered once to the next poll. */
  event: AgentEvent | undefined
}
