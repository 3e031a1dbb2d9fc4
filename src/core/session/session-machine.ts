import type { SessionKind } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import type { SessionEffect, SessionEvent } from './session-events.ts'

export type SessionPhase = 'signed-out' | 'signing-in' | 'signed-in' | 'recovering' | 'lost' | 'signing-out' | 'locked'

/** The whole state of the session; plain data, replaced and never changed. */
export interface SessionMachine {
  readonly phase: SessionPhase
  readonly kind: SessionKind
  readonly problem: AppError | null
  /** Requests under way; each at most once. */
  readonly isSigningIn: boolean
  readonly isSigningOut: boolean
  readonly isPolling: boolean
  readonly isChecking: boolean
  /** How many recovery steps have failed in a row. */
  readonly attempt: number
  readonly isAsleep: boolean
  /** This process keeps the session alive; another one beside it must not, or it would take its events. */
  readonly mayPoll: boolean
  /** The keyring holds what a sign-in without the agent needs. */
  readonly isPasswordStored: boolean
  /** A sign-in without the agent was spent on this loss; a poll that comes back without trouble earns the next one. */
  readonly hasSignedInAlone: boolean
  /** The sign-in under way follows a loss. */
  readonly isAfterLoss: boolean
  /** The agent asked to sign out while the sign-in was unanswered. */
  readonly isSignOutWanted: boolean
}

export interface Transition {
  readonly next: SessionMachine
  readonly effects: readonly SessionEffect[]
}

export const signedOutMachine: SessionMachine = {
  phase: 'signed-out',
  kind: 'owned',
  problem: null,
  isSigningIn: false,
  isSigningOut: false,
  isPolling: false,
  isChecking: false,
  attempt: 0,
  isAsleep: false,
  mayPoll: true,
  isPasswordStored: false,
  hasSignedInAlone: false,
  isAfterLoss: false,
  isSignOutWanted: false,
}

const stay = (next: SessionMachine): Transition => ({ next, effects: [] })
const abort: SessionEffect = { do: 'abort' }
const cancelTimers: SessionEffect = { do: 'cancel-timers' }
const forget: SessionEffect = { do: 'forget-session' }

const isSessionGone = (problem: AppError): boolean =>
  problem.code === 'session-lost' || problem.code === 'sign-in-again'

/** The keyring may still open; what it holds is not gone. */
const isShut = (problem: AppError): boolean =>
  problem.code === 'keyring-locked' || problem.code === 'keyring-not-answering'

/** True while there is a Guid that may still be good: lookups may go out. */
export const hasSession = (machine: SessionMachine): boolean =>
  machine.phase === 'signed-in' || machine.phase === 'recovering'

/** True while nothing is under way that a new sign-in would have to wait for (gateway-api.md §1.6). */
export const canSignIn = (machine: SessionMachine): boolean =>
  !machine.isSigningIn && !machine.isSigningOut && !hasSession(machine)

/**
 * One step of the session's life (design.md §4). Pure and total: every event is answered in every state, most by staying. Never two polls
 * or two sign-ins at once, no poll of an adopted session, at most one sign-in without the agent per loss, nothing after sign-out.
 */
export function transition(machine: SessionMachine, event: SessionEvent): Transition {
  switch (event.type) {
    case 'restored':
      return canSignIn(machine) ? check({ ...machine, phase: 'recovering', kind: event.kind, problem: null, attempt: 0 }) : stay(machine)
    case 'adopted':
      return canSignIn(machine)
        ? check({ ...machine, phase: 'recovering', kind: 'adopted', problem: null, attempt: 0 }, [{ do: 'store-session' }])
        : stay(machine)
    case 'sign-in-asked':
      return canSignIn(machine) ? signIn(machine, !event.isByAgent) : stay(machine)
    case 'sign-in-answered':
      return signInAnswered(machine, event.problem)
    case 'check-answered':
      return checkAnswered({ ...machine, isChecking: false }, event.problem)
    case 'poll-answered':
      return pollAnswered({ ...machine, isPolling: false }, event.event)
    case 'poll-failed':
      return troubled({ ...machine, isPolling: false }, event.problem)
    case 'request-refused':
      return troubled(machine, event.problem)
    case 'poll-due':
      return pollIfWanted(machine)
    case 'retry-due':
      return machine.phase === 'recovering' && !machine.isAsleep ? check(machine) : stay(machine)
    case 'sign-out-asked':
      return signOut(machine)
    case 'sign-out-answered':
      return machine.isSigningOut ? ended({ ...machine, isSigningOut: false }, null) : stay(machine)
    case 'slept':
      return { next: { ...machine, isAsleep: true }, effects: hasSession(machine) ? [cancelTimers, abort] : [] }
    case 'resumed':
      return resumed({ ...machine, isAsleep: false })
    case 'network-changed':
      return event.isOnline && !machine.isAsleep ? resumed(machine) : stay(machine)
    case 'restore-failed':
      return canSignIn(machine) ? stay({ ...machine, phase: isShut(event.problem) ? 'locked' : 'signed-out', problem: event.problem }) : stay(machine)
    case 'keyring-unlocked':
      return machine.phase === 'locked' ? { next: { ...machine, phase: 'signed-out' }, effects: [{ do: 'restore' }] } : stay(machine)
    case 'password-stored':
      return stay({ ...machine, isPasswordStored: event.isStored })
  }
}

function signIn(machine: SessionMachine, isAlone: boolean): Transition {
  const next: SessionMachine = {
    ...machine,
    phase: 'signing-in',
    kind: 'owned',
    problem: null,
    attempt: 0,
    isSigningIn: true,
    isSignOutWanted: false,
    hasSignedInAlone: isAlone,
    isAfterLoss: false,
  }
  return { next, effects: [cancelTimers, { do: 'sign-in' }] }
}

function signInAnswered(machine: SessionMachine, problem: AppError | null): Transition {
  if (!machine.isSigningIn) return stay(machine)
  const answered = { ...machine, isSigningIn: false }
  if (problem && machine.isSignOutWanted) return ended(answered, null)
  // It stops here and says why: the agent decides what comes next.
  if (problem) return machine.isAfterLoss ? stopped(answered, problem) : ended(answered, problem)
  const signedIn: SessionMachine = { ...answered, phase: 'signed-in', problem: null, attempt: 0 }
  if (machine.isSignOutWanted) return signOut({ ...signedIn, isSignOutWanted: false })
  return andThen({ next: signedIn, effects: [{ do: 'store-session' }] }, pollIfWanted)
}

function checkAnswered(machine: SessionMachine, problem: AppError | null): Transition {
  if (machine.phase !== 'recovering' || machine.isAsleep) return stay(machine)
  if (problem?.code === 'cancelled') return check(machine)
  if (problem && isSessionGone(problem)) return lost(machine, problem)
  if (problem) return retryLater(machine, problem)
  const alive: SessionMachine = { ...machine, phase: 'signed-in', problem: null, attempt: 0 }
  return andThen({ next: alive, effects: [{ do: 'store-session' }] }, pollIfWanted)
}

function pollAnswered(machine: SessionMachine, event: 'none' | 'signed-out' | 'other'): Transition {
  if (!hasSession(machine)) return stay(machine)
  // Receiving it means: surely signed out (gateway-api.md §5.4). Somebody meant it, so no sign-in without the agent.
  if (event === 'signed-out') return stopped(machine, { code: 'session-lost', detail: 'AgentOther_ShutdownService' })
  if (machine.phase !== 'signed-in' || machine.isAsleep) return stay(machine)
  return { next: { ...machine, hasSignedInAlone: false }, effects: [{ do: 'schedule-poll' }] }
}

/** A poll or a lookup met trouble: ask once whether the session lives before believing anything. */
function troubled(machine: SessionMachine, problem: AppError): Transition {
  if (machine.phase !== 'signed-in' || machine.isAsleep) return stay(machine)
  if (problem.code === 'cancelled') return pollIfWanted(machine)
  if (problem.code === 'sign-in-again') return lost(machine, problem)
  const recovering: SessionMachine = { ...machine, phase: 'recovering', problem, attempt: 0 }
  if (problem.code === 'session-lost') return check(recovering, [cancelTimers, abort])
  const { next, effects } = retryLater(recovering, problem)
  return { next, effects: [cancelTimers, abort, ...effects] }
}

function retryLater(machine: SessionMachine, problem: AppError): Transition {
  const next = { ...machine, problem, attempt: machine.attempt + 1 }
  return { next, effects: [{ do: 'schedule-retry', attempt: machine.attempt }] }
}

/** The gateway no longer knows the session. An owned one signs in again by itself, once; then it stops and says why. */
function lost(machine: SessionMachine, problem: AppError): Transition {
  const maySignInAlone = machine.kind === 'owned' && machine.isPasswordStored && !machine.hasSignedInAlone
  if (!maySignInAlone) return stopped(machine, problem)
  const { next, effects } = signIn(machine, true)
  return { next: { ...next, problem, isAfterLoss: true }, effects: [abort, forget, ...effects] }
}

function stopped(machine: SessionMachine, problem: AppError): Transition {
  const next: SessionMachine = { ...machine, phase: 'lost', problem, attempt: 0 }
  return { next, effects: [cancelTimers, abort, forget] }
}

function ended(machine: SessionMachine, problem: AppError | null): Transition {
  const next: SessionMachine = { ...machine, phase: 'signed-out', problem, attempt: 0, isSignOutWanted: false }
  return { next, effects: [cancelTimers, forget] }
}

function signOut(machine: SessionMachine): Transition {
  if (machine.isSigningIn) return stay({ ...machine, isSignOutWanted: true })
  if (machine.isSigningOut) return stay(machine)
  if (!hasSession(machine) || machine.kind === 'adopted') return prefixed([abort], ended(machine, null))
  const next: SessionMachine = { ...machine, phase: 'signing-out', isSigningOut: true, problem: null }
  return { next, effects: [cancelTimers, abort, { do: 'sign-out' }] }
}

/** After sleep or a change of network: check first, whatever was waited for. */
function resumed(machine: SessionMachine): Transition {
  if (!hasSession(machine)) return stay(machine)
  return check({ ...machine, phase: 'recovering', attempt: 0 }, [cancelTimers, abort])
}

/** Asks whether the session lives. One check at a time: the answer of one that is under way leads to the next. */
function check(machine: SessionMachine, before: readonly SessionEffect[] = []): Transition {
  if (machine.isChecking) return { next: machine, effects: before }
  return { next: { ...machine, isChecking: true }, effects: [...before, { do: 'check' }] }
}

/** The poll goes on when the session is owned and alive, and none is under way. */
function pollIfWanted(machine: SessionMachine): Transition {
  const { phase, kind, mayPoll, isPolling, isAsleep } = machine
  const isWanted = phase === 'signed-in' && kind === 'owned' && mayPoll && !isPolling && !isAsleep
  return isWanted ? { next: { ...machine, isPolling: true }, effects: [{ do: 'poll' }] } : stay(machine)
}

const prefixed = (effects: readonly SessionEffect[], after: Transition): Transition => ({
  next: after.next,
  effects: [...effects, ...after.effects],
})

const andThen = (first: Transition, then: (machine: SessionMachine) => Transition): Transition =>
  prefixed(first.effects, then(first.next))
