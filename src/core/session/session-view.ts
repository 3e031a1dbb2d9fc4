import type { SessionView } from '../../shared/app-snapshot.ts'
import type { SessionState } from './machine/session-state.ts'

/** Times that the view needs beside the state (epoch milliseconds). */
export interface SessionTimes {
  readonly lostAt: number
  /** When the next recovery step goes out; null while none is waited for. */
  readonly retryAt: number | null
}

/** The session as the page may know it. Free of secrets by its type. */
export function sessionView(state: SessionState, { lostAt, retryAt }: SessionTimes): SessionView {
  const { kind, problem, since, passwordExpiresInDays } = state
  const agentId = state.profile?.agentId ?? ''
  switch (state.phase) {
    case 'signed-out':
      return { state: 'signed-out', problem }
    case 'signing-in':
      return { state: 'signing-in', agentId }
    case 'signed-in':
      return { state: 'signed-in', agentId, kind, since, passwordExpiresInDays }
    case 'signing-out':
      return { state: 'signing-out', agentId }
    case 'recovering':
      return { state: 'recovering', agentId, retryAt, problem }
    case 'lost':
      return { state: 'lost', agentId, kind, at: lostAt, problem: problem ?? { code: 'session-lost' } }
    case 'locked':
      return { state: 'locked', agentId }
  }
}
