import type { SessionView } from '../../shared/app-snapshot.ts'
import type { SessionMachine } from './session-machine.ts'

/** What the view needs beside the machine. */
export interface SessionFacts {
  readonly agentId: string
  readonly since: number
  readonly lostAt: number
  readonly retryAt: number | null
  readonly passwordExpiresInDays: number | null
}

/** The session as the page may know it: a function of the machine and a few facts, and free of secrets by its type. */
export function sessionView(machine: SessionMachine, facts: SessionFacts): SessionView {
  const { agentId } = facts
  switch (machine.phase) {
    case 'signed-out':
      return { state: 'signed-out', problem: machine.problem }
    case 'signing-in':
      return { state: 'signing-in', agentId }
    case 'signed-in':
      return { state: 'signed-in', agentId, kind: machine.kind, since: facts.since, passwordExpiresInDays: facts.passwordExpiresInDays }
    case 'signing-out':
      return { state: 'signing-out', agentId }
    case 'recovering':
      return { state: 'recovering', agentId, retryAt: facts.retryAt, problem: machine.problem }
    case 'lost':
      return { state: 'lost', agentId, kind: machine.kind, at: facts.lostAt, problem: machine.problem ?? { code: 'session-lost' } }
    case 'locked':
      return { state: 'locked', agentId }
  }
}
