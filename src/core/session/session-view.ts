import type { SessionView } from '../../shared/app-snapshot.ts'
import type { SessionState } from './machine/session-state.ts'

/** What the view needs beside the state. */
export interface SessionFacts {
  readonly agentId: string
  readonly since: number
  readonly lostAt: number
  readonly retryAt: number | null
  readonly passwordExpiresInDays: number | null
}

/** The session as the page may know it: a function of the machine and a few facts, and free of secrets by its type. */
export function sessionView(state: SessionState, facts: SessionFacts): SessionView {
  const { agentId } = facts
  switch (state.phase) {
    case 'signed-out':
      return { state: 'signed-out', problem: state.problem }
    case 'signing-in':
      return { state: 'signing-in', agentId }
    case 'signed-in':
      return {
        state: 'signed-in',
        agentId,
        kind: state.kind,
        since: facts.since,
        passwordExpiresInDays: facts.passwordExpiresInDays,
      }
    case 'signing-out':
      return { state: 'signing-out', agentId }
    case 'recovering':
      return { state: 'recovering', agentId, retryAt: facts.retryAt, problem: state.problem }
    case 'lost':
      return {
        state: 'lost',
        agentId,
        kind: state.kind,
        at: facts.lostAt,
        problem: state.problem ?? { code: 'session-lost' },
      }
    case 'locked':
      return { state: 'locked', agentId }
  }
}
