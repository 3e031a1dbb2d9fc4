import type { ChangeNotifier } from './change-notifier.ts'
import { toAgentInfo } from '../roster/colleague.ts'
import type { FaultList } from '../faults/fault-script.ts'
import type { GatewayState } from '../sessions/gateway-state.ts'
import type { RawRequest, RequestLogEntry, RequestLog } from '../server/request-log.ts'
import type { Roster, StateChange } from '../roster/roster.ts'
import type { Session } from '../sessions/session.ts'

/** A session as the control shows it; the Guid is left out. */
export interface SessionSummary {
  readonly agentId: string
  readonly kind: Session['kind']
  readonly isElsewhere: boolean
  readonly signedInAt: number
  readonly lastActiveAt: number
  readonly isPollHeld: boolean
  /** Polls that came while another was held. */
  readonly overlappingPolls: number
  readonly queuedEvents: readonly string[]
}

export interface SimulatorControl {
  /** The script of faults. */
  readonly faults: FaultList
  /** The roster: `get`, `list`, `teams`, `setState`. */
  readonly roster: Pick<Roster, 'get' | 'list' | 'teams' | 'setState'>
  /** Back to the first moment: no faults, sessions or logged requests, the roster as at start. */
  reset(): void
  /** Sets a colleague's state by hand. @throws RangeError for an unknown work number. */
  setState(workno: string, change: StateChange): void
  /** A colleague's record as a look-up answers it at this moment, undefined for an unknown work number. */
  agentInfo(workno: string): Record<string, unknown> | undefined
  sessions(): readonly SessionSummary[]
  /** The Guid in force; for tests in the same process only. */
  guidOf(agentId: string): string | undefined
  /** Signs the agent out as an inspector does; the event precedes the 100-006 unless `withEvent` is false. */
  forceSignOut(agentId: string, withEvent?: boolean): void
  /** The next poll, handshake or heartbeat reply brings a new Guid; a held poll is answered at once. */
  rotateGuid(agentId: string): void
  /** Present and former Guids fail from now on, though the agent stays signed in. */
  expireGuid(agentId: string): void
  /** Queues an event for the agent's poll. */
  pushEvent(agentId: string, event: { readonly eventType: string; readonly content?: unknown }): void
  /** Another, imagined client signs the agent in; a session there is replaced. */
  signInElsewhere(agentId: string): void
  /** Requests as they came, with secrets; for tests in the same process only. */
  rawRequests(): readonly RawRequest[]
  /** Resolves with the first request, past or future, that fits. */
  waitForRequest(fits: (record: RequestLogEntry) => boolean, timeoutMs?: number): Promise<RequestLogEntry>
  /** Resolves when a poll of the agent is held. */
  waitForHeldPoll(agentId: string, timeoutMs?: number): Promise<void>
  /** Stops listening and breaks all connections, but keeps sessions; `comeBack` listens on the same port again. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
}

export interface ControlDependencies {
  readonly faults: FaultList
  readonly gatewayState: GatewayState
  readonly requestLog: RequestLog
  readonly changes: ChangeNotifier
  readonly now: () => number
  readonly reset: () => void
  readonly goDown: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

/** Builds the control over the simulator's parts. @throws RangeError from calls for an agent without a session. */
export function createSimulatorControl(parts: ControlDependencies): SimulatorControl {
  const { gatewayState, requestLog } = parts
  const { sessions } = gatewayState

  function sessionOf(agentId: string): Session {
    const session = sessions.get(agentId)
    if (session === undefined) throw new RangeError(`agent ${agentId} is not signed in`)
    return session
  }

  return {
    faults: parts.faults,
    roster: {
      get: (workno) => gatewayState.roster.get(workno),
      list: () => gatewayState.roster.list(),
      teams: () => gatewayState.roster.teams(),
      setState: (workno, change) => gatewayState.roster.setState(workno, change),
    },
    reset: parts.reset,
    setState: (workno, change) => gatewayState.roster.setState(workno, change),
    agentInfo(workno) {
      const colleague = gatewayState.roster.get(workno)
      return colleague === undefined ? undefined : toAgentInfo(colleague, parts.now())
    },
    sessions: () => sessions.list().map(toView),
    guidOf: (agentId) => sessions.get(agentId)?.guids.current.guid,
    forceSignOut: (agentId, withEvent) => sessions.end(sessionOf(agentId), 'forced', withEvent),
    rotateGuid(agentId) {
      const session = sessionOf(agentId)
      session.guids.isChangeRequested = true
      session.heldPoll?.('event')
    },
    expireGuid(agentId) {
      sessionOf(agentId).guids.isExpired = true
    },
    pushEvent: (agentId, { eventType, content }) => sessions.push(sessionOf(agentId), eventType, content),
    signInElsewhere: gatewayState.signInElsewhere,
    rawRequests: () => requestLog.raw,
    waitForRequest: (fits, timeoutMs = 20_000) =>
      parts.changes.waitFor(() => requestLog.entries.find(fits), 'such request', timeoutMs),
    async waitForHeldPoll(agentId, timeoutMs = 20_000) {
      const isHeld = (): true | undefined => (sessions.get(agentId)?.heldPoll === undefined ? undefined : true)
      await parts.changes.waitFor(isHeld, 'held poll', timeoutMs)
    },
    goDown: parts.goDown,
    comeBack: parts.comeBack,
  }
}

function toView(session: Session): SessionSummary {
  return {
    agentId: session.agentId,
    kind: session.kind,
    isElsewhere: session.isElsewhere,
    signedInAt: session.signedInAt,
    lastActiveAt: session.lastActiveAt,
    isPollHeld: session.heldPoll !== undefined,
    overlappingPolls: session.overlappingPolls,
    queuedEvents: session.events.map(({ eventType }) => eventType),
  }
}
