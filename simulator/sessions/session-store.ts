import type { Assumptions } from '../assumptions.ts'
import { createBalancerCookies } from './balancer-cookies.ts'
import type { GuidPolicy } from './guid-rotation.ts'
import { createIssuedGuids, checkGuid } from './guid-rotation.ts'
import type { AgentEvent, EndedSession, Session, SignInKind, SignOutReason } from './session.ts'

interface NewSession {
  readonly kind: SignInKind
  readonly isPush?: boolean
  readonly isElsewhere?: boolean
  readonly canBeForced?: boolean
  readonly mustChangePassword?: boolean
}

/** What a request proves its session with. */
export interface SessionCredentials {
  readonly agentId: string
  readonly guid: string | undefined
  readonly cookie: string | undefined
}

type AuthenticationResult =
  | { readonly session: Session }
  | { readonly session?: undefined; readonly retcode: string; readonly ended?: EndedSession | undefined }

interface SessionStoreOptions {
  readonly assumptions: Assumptions
  readonly guidPolicy: GuidPolicy
  /** After this long without a poll or heartbeat the agent is signed out (docs/gateway.md §2.2). */
  readonly idleLimitMs: number
  readonly requireCookie: boolean
  readonly now: () => number
  /** Called after a session has ended. */
  readonly onSignOut: (session: Session) => void
}

/** The gateway's sessions, at most one per agent. */
export interface SessionStore {
  get(agentId: string): Session | undefined
  list(): readonly Session[]
  /** Begins a session and replaces an existing one. */
  begin(agentId: string, newSession: NewSession): Session
  end(session: Session, reason: SignOutReason, withEvent?: boolean): void
  /** Decides whether a request may pass. Does not count as activity. */
  authenticate(credentials: SessionCredentials): AuthenticationResult
  /** Queues an event for the agent's poll and wakes a held poll. */
  push(session: Session, eventType: string, content?: unknown): void
  /** Ends every session without events. */
  clear(): void
}

/** Creates an empty store. */
export function createSessionStore(options: SessionStoreOptions): SessionStore {
  const { assumptions, now } = options
  const sessions = new Map<string, Session>()
  const endedByGuid = new Map<string, EndedSession>()

  function createEvent(agentId: string, eventType: string, content: unknown): AgentEvent {
    const event = { eventType, workNo: agentId, content }
    return assumptions.hasEventGenTime ? { ...event, eventGenTime: now() } : event
  }

  function current(agentId: string): Session | undefined {
    const session = sessions.get(agentId)
    if (session === undefined || session.isElsewhere || session.heldPoll !== undefined) return session
    if (now() - session.lastActiveAt < options.idleLimitMs) return session
    end(session, 'idle', false)
    return undefined
  }

  function end(session: Session, reason: SignOutReason, withEvent = hasEventFor(reason)): void {
    if (sessions.get(session.agentId) !== session) return
    sessions.delete(session.agentId)
    const content = { loginTime: String(session.signedInAt) }
    const ended: EndedSession = {
      agentId: session.agentId,
      retcode: reason === 'replaced' ? assumptions.replacedGuidRetcode : assumptions.notSignedInRetcode,
      event: withEvent ? createEvent(session.agentId, 'AgentOther_ShutdownService', content) : undefined,
    }
    for (const { guid } of [session.guids.current, ...session.guids.former]) endedByGuid.set(guid, ended)
    options.onSignOut(session)
    session.heldPoll?.('ended')
  }

  function hasEventFor(reason: SignOutReason): boolean {
    return reason === 'own' ? assumptions.hasShutdownEventOnOwnSignOut : assumptions.hasShutdownEvent
  }

  return {
    get: current,
    list: () => [...sessions.keys()].flatMap((agentId) => current(agentId) ?? []),
    begin(agentId, newSession) {
      const before = current(agentId)
      if (before !== undefined) end(before, 'replaced')
      const session: Session = {
        agentId,
        kind: newSession.kind,
        isElsewhere: newSession.isElsewhere ?? false,
        canBeForced: newSession.canBeForced ?? true,
        mustChangePassword: newSession.mustChangePassword ?? false,
        isPush: newSession.isPush ?? false,
        signedInAt: now(),
        guids: createIssuedGuids(now()),
        cookies: createBalancerCookies(),
        events: [],
        lastActiveAt: now(),
        overlappingPolls: 0,
        heldPoll: undefined,
      }
      sessions.set(agentId, session)
      return session
    },
    end,
    authenticate({ agentId, guid, cookie }) {
      const ended = guid === undefined ? undefined : endedByGuid.get(guid)
      if (ended?.agentId === agentId) return { retcode: ended.retcode, ended }
      const session = current(agentId)
      if (session === undefined || session.isElsewhere) {
        return { retcode: guid === undefined ? assumptions.missingGuidRetcode : assumptions.notSignedInRetcode }
      }
      const check = checkGuid(session.guids, guid, options.guidPolicy, now())
      if (check === 'missing') return { retcode: assumptions.missingGuidRetcode }
      if (options.requireCookie && !session.cookies.isReturnedIn(cookie))
        return { retcode: assumptions.wrongNodeRetcode }
      if (check === 'wrong') return { retcode: assumptions.wrongGuidRetcode }
      if (check === 'expired') return { retcode: assumptions.expiredGuidRetcode }
      return { session }
    },
    push(session, eventType, content = null) {
      session.events.push(createEvent(session.agentId, eventType, content))
      session.heldPoll?.('event')
    },
    clear() {
      const all = [...sessions.values()]
      sessions.clear()
      endedByGuid.clear()
      for (const session of all) session.heldPoll?.('ended')
    },
  }
}
