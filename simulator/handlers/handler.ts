import type { Assumptions } from '../assumptions.ts'
import type { Account } from '../sessions/accounts.ts'
import type { ChangeNotifier } from '../control/change-notifier.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import type { GuidPolicy } from '../sessions/guid-rotation.ts'
import type { PasswordLockout } from '../sessions/password-lockout.ts'
import type { Roster } from '../roster/roster.ts'
import type { Session } from '../sessions/session.ts'
import type { SessionStore } from '../sessions/session-store.ts'

/** What a handler can read and change. */
export interface HandlerContext {
  readonly assumptions: Assumptions
  readonly guidPolicy: GuidPolicy
  /** The agents' own VDN. */
  readonly vdnId: number
  readonly pollHoldMs: number
  readonly now: () => number
  readonly roster: Roster
  readonly sessions: SessionStore
  readonly accounts: readonly Account[]
  readonly passwordLockout: PasswordLockout
  /** Notified when a poll is held. */
  readonly changes: ChangeNotifier
}

/** A request that matched a route. */
export interface RoutedRequest {
  readonly agentId: string
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The body parsed as JSON; undefined without a body, `invalidBody` if it is not JSON. */
  readonly body: unknown
  readonly guid: string | undefined
  readonly cookie: string | undefined
  /** Fires when the client disconnects before the reply. */
  readonly closed: AbortSignal
}

/** Stands for a body that is not JSON. */
export const invalidBody: unique symbol = Symbol('invalid body')

/** Handles a request. Undefined: the client has disconnected, so there is nothing to send. */
export type Handler = (
  request: RoutedRequest,
  context: HandlerContext,
) => HandlerReply | Promise<HandlerReply | undefined>

/** A handler that needs a valid session. */
export type SessionHandler = (request: RoutedRequest, context: HandlerContext, session: Session) => HandlerReply
