import type { Assumptions } from './assumptions.ts'
import type { Account } from './accounts.ts'
import type { Changes } from './changes.ts'
import type { Reply } from './envelope.ts'
import type { GuidRules } from './guid.ts'
import type { PasswordGuard } from './password-guard.ts'
import type { Roster } from './roster.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/** Everything a handler acts on. */
export interface World {
  readonly assumptions: Assumptions
  readonly guidRules: GuidRules
  /** The agents' own VDN. */
  readonly vdnId: number
  readonly pollHoldMs: number
  readonly now: () => number
  readonly roster: Roster
  readonly sessions: Sessions
  readonly accounts: readonly Account[]
  readonly passwordGuard: PasswordGuard
  /** Told when a poll is held. */
  readonly changes: Changes
}

/** A request that matched a route. */
export interface Call {
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
export type Handler = (call: Call, world: World) => Reply | Promise<Reply | undefined>

/** A handler behind a valid session. */
export type SessionHandler = (call: Call, world: World, session: Session) => Reply
