import type { Assumptions } from '../assumptions.ts'
import type { Account } from '../sessions/accounts.ts'
import type { ChangeNotifier } from '../control/change-notifier.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import type { GuidPolicy } from '../sessions/guid-rotation.ts'
import type { PasswordLockout } from '../sessions/password-lockout.ts'
import type { Roster } from '../roster/roster.ts'
import type { Session } from '../sessions/session.ts'
import type { SessionStore } from '../sessions/session-store.ts'

/** Everything a handler acts on. */
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
  /** Told when a poll is held. */
  readonly changes: ChangeNotifier
}

/** A request that matched a route. */
export interface RoutedRequest {
  readonly agentId: string
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The body parsed as JSON; undefined when there was none, `invalidBody` when it was not JSON. */
  readonly body: unknown
  readonly guid: string | undefined
  readonly cookie: string | undefined
  /** Fires when the client has gone before the answer. */
  readonly closed: AbortSignal
}

export const invalidBody: unique symbol = Symbol('invalid body')

/** Answers a call; undefined when the client has gone and nobody is there to answer. */
export type Handler = (call: RoutedRequest, context: HandlerContext) => HandlerReply | Promise<HandlerReply | undefined>

/** A handler behind a valid session. */
export type SessionHandler = (call: RoutedRequest, context: HandlerContext, session: Session) => HandlerReply
