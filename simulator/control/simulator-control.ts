import type { ChangeNotifier } from './change-notifier.ts'
import { toAgentInfo } from '../roster/colleague.ts'
import type { FaultList } from '../faults/fault-script.ts'
import type { GatewayState } from '../sessions/gateway-state.ts'
import type { RawRequest, RequestLogEntry, RequestLog } from '../server/request-log.ts'
import type { Roster, StateChange } from '../roster/roster.ts'
import type { Session } from '../sessions/session.ts'

/** A session as the control shows it, without its Guid. */
export interface SessionSummary {
  readonly agentId: string
  readonly kind: Session['kind']
  readonly isElsewhere: boolean
  readonly signedInAt: number
  readonly lastActiveAt: number
  readonly isPollHeld: boolean
  /** Number of polls that arrived while another was held. */
  readonly overlappingPolls: number
  readonly queuedEvents: readonly string[]
}

export interface SimulatorControl {
  readonly faults: FaultList
  readonly roster: Pick<Roster, 'get' | 'list'>
  /** Restores the state at start: no faults, sessions or logged requests, and the first roster. */
  reset(): void
  /** Sets a colleague's state for good. @throws RangeError for an unknown work number. */
  setState(workno: string, change: StateChange): void
  /** The record that a look-up returns now; undefined for an unknown work number. */
  agentInfo(workno: string): Record<string, unknown> | undefined
  sessions(): readonly SessionSummary[]
  /** The agent's current Guid. For tests in the same process only. */
  guidOf(agentId: string): string | undefined
  /**
   * Signs the agent out as a supervisor does. An event precedes the 100-006 unless `withEvent` is
   * false.
   */
  forceSignOut(agentId: string, withEvent?: boolean): void
  /**
   * The next reply to a poll, handshake or heartbeat has a new Guid. A held poll returns at once.
   */
  rotateGuid(agentId: string): void
  /** Makes current and former Guids fail. The agent stays signed in. */
  expireGuid(agentId: string): void
  /** Queues an event for the agent's poll. */
  pushEvent(agentId: string, event: { readonly eventType: string; readonly content?: unknown }): void
  /** Signs the agent in from an imaginary other client. An existing session is replaced. */
  signInElsewhere(agentId: string): void
  /** The requests as received, with their secrets. For tests in the same process only. */
  rawRequests(): readonly RawRequest[]
  /** Resolves with the first request, past or future, that matches. */
  waitForRequest(matches: (entry: RequestLogEntry) => boolean, timeoutMs?: number): Promise<RequestLogEntry>
  /** Resolves once a poll of the agent is held. */
  waitForHeldPoll(agentId: string, timeoutMs?: number): Promise<void>
  /** Closes the port and breaks all connections. The sessions stay. */
  goDown(): Promise<void>
  /** Listens on the same port again. */
  comeBack(): Promise<void>
}

interface ControlDependencies {
  readonly faults: FaultList
  readonly gatewayState: GatewayState
  readonly requestLog: RequestLog
  readonly changes: ChangeNotifier
  readonly now: () => number
  readonly reset: () => void
  readonly goDown: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

/** Creates the control. Its methods throw a RangeError for an agent without a session. */
export function createSimulatorControl(dependencies: ControlDependencies): SimulatorControl {
  const { gatewayState, requestLog } = dependencies
  const { sessions } = gatewayState

  function sessionOf(agentId: string): Session {
    const session = sessions.get(agentId)
    if (session === undefined) throw new RangeError(`agent ${agentId} is not signed in`)
    return session
  }

  return {
    faults: dependencies.faults,
    roster: {
      get: (workno) => gatewayState.roster.get(workno),
      list: () => gatewayState.roster.list(),
    },
    reset: dependencies.reset,
    setState: (workno, change) => gatewayState.roster.setState(workno, change),
    agentInfo(workno) {
      const colleague = gatewayState.roster.get(workno)
      return colleague === undefined ? undefined : toAgentInfo(colleague, dependencies.now())
    },
    sessions: () => sessions.list().map(toSummary),
    guidOf: (agentId) => sessions.get(agentId)?.guids.current.guid,
    forceSignOut: (agentId, withEvent) => sessions.end(sessionOf(agentId), 'forced', withEvent),
    rotateGuid(agentId) {
      const session = sessionOf(agentId)
      session.guids.isRotationRequested = true
      session.heldPoll?.('event')
    },
    expireGuid(agentId) {
      sessionOf(agentId).guids.isExpired = true
    },
    pushEvent: (agentId, { eventType, content }) => sessions.push(sessionOf(agentId), eventType, content),
    signInElsewhere: gatewayState.signInElsewhere,
    rawRequests: () => requestLog.raw,
    waitForRequest: (matches, timeoutMs = 10_000) =>
      dependencies.changes.waitFor(() => requestLog.entries.find(matches), 'such request', timeoutMs),
    async waitForHeldPoll(agentId, timeoutMs = 10_000) {
      const isHeld = (): true | undefined => (sessions.get(agentId)?.heldPoll === undefined ? undefined : true)
      await dependencies.changes.waitFor(isHeld, 'held poll', timeoutMs)
    },
    goDown: dependencies.goDown,
    comeBack: dependencies.comeBack,
  }
}

function toSummary(session: Session): SessionSummary {
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
