import type { AppError } from '../../../shared/error-codes.ts'
import { isSignOutRefused } from '../../../shared/sign-out-outcome.ts'
import type { PolledEvent } from '../../gateway/gateway-client.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import type { SessionEffect, SessionEvent } from './session-events.ts'
import {
  canSignIn,
  canTakeOver,
  hasSession,
  isKeyringShut,
  isSessionGone,
  type SessionState,
  type Transition,
} from './session-state.ts'

const abort: SessionEffect = { do: 'abort' }
const cancelTimers: SessionEffect = { do: 'cancel-timers' }
const forget: SessionEffect = { do: 'forget-session' }
const store: SessionEffect = { do: 'store-session' }

/**
 * One step of the session's life (docs/product.md §4). Pure and total: every event is answered in every state, most by staying. Never two polls
 * or two sign-ins at once, no poll of an adopted session, no poll right after one that failed, at most one sign-in without the agent per
 * loss, nothing after sign-out.
 */
export function transition(state: SessionState, event: SessionEvent): Transition {
  switch (event.type) {
    case 'restored':
      return canSignIn(state) ? recover({ ...state, kind: event.kind, goal: 'session', problem: null }) : stay(state)
    case 'restore-failed':
      return canSignIn(state)
        ? stay({ ...state, phase: isKeyringShut(event.problem) ? 'locked' : 'signed-out', problem: event.problem })
        : stay(state)
    case 'sign-in-asked':
      return canSignIn(state) ? signIn({ ...state, problem: null, hasAutoSignedIn: false }, event.mode) : stay(state)
    case 'auto-sign-in-asked':
      return canSignIn(state) && state.isPasswordStored
        ? recover({ ...state, kind: 'owned', goal: 'sign-in', problem: null })
        : stay(state)
    case 'handed-over':
      return canTakeOver(state) ? recover({ ...state, kind: 'adopted', goal: 'session', problem: null }) : stay(state)
    case 'sign-in-answered':
      return signInAnswered(state, event.problem)
    case 'check-answered':
      return checkAnswered({ ...state, isChecking: false }, event.problem)
    case 'poll-answered':
      return pollAnswered({ ...state, isPolling: false, failedPolls: 0 }, event.event)
    case 'poll-failed':
      return pollFailed({ ...state, isPolling: false }, event.problem)
    case 'request-refused':
      return refused(state, event.problem)
    case 'poll-due':
      return pollIfWanted(state)
    case 'retry-due':
      return state.phase === 'recovering' && !state.isAsleep ? check(state) : stay(state)
    case 'sign-out-asked':
      return signOut(state)
    case 'sign-out-answered':
      return signOutAnswered(state, event.problem)
    case 'slept':
      return { next: { ...state, isAsleep: true }, effects: isLive(state) ? [cancelTimers, abort] : [] }
    case 'resumed':
      return state.isAsleep && isLive(state)
        ? recover({ ...state, isAsleep: false })
        : lookAgain({ ...state, isAsleep: false })
    case 'network-changed':
      if (!event.isOnline || state.isAsleep) return stay(state)
      return isLive(state) ? recover(state) : lookAgain(state)
    case 'keyring-unlocked':
      if (state.phase === 'locked')
        return { next: { ...state, phase: 'signed-out', problem: null }, effects: [{ do: 'restore' }] }
      // What could not be stored meanwhile is stored now.
      return { next: state, effects: hasSession(state) ? [store] : [] }
    case 'password-stored':
      return stay({ ...state, isPasswordStored: event.isStored })
  }
}

const stay = (next: SessionState): Transition => ({ next, effects: [] })

/** A keyring is often opened together with the screen: look into one that was shut. */
const lookAgain = (next: SessionState): Transition => ({
  next,
  effects: next.phase === 'locked' ? [{ do: 'restore' }] : [],
})

/** Requests of its own accord may go out. */
const isLive = ({ phase }: SessionState): boolean => phase === 'signed-in' || phase === 'recovering'

function signIn(state: SessionState, mode: SignInMode): Transition {
  const next: SessionState = {
    ...state,
    phase: 'signing-in',
    kind: 'owned',
    goal: 'session',
    attempt: 0,
    failedPolls: 0,
    isSigningIn: true,
    isSignOutWanted: false,
  }
  return { next, effects: [cancelTimers, abort, { do: 'sign-in', mode }] }
}

function signInAnswered(state: SessionState, problem: AppError | null): Transition {
  if (!state.isSigningIn) return stay(state)
  const answered = { ...state, isSigningIn: false }
  if (problem && state.isSignOutWanted) return ended(answered, null)
  // A sign-in without the agent stops here and says why: the agent decides what comes next.
  if (problem) return state.hasAutoSignedIn ? stopped(answered, problem) : ended(answered, problem)
  const signedIn: SessionState = { ...answered, phase: 'signed-in', problem: null }
  if (state.isSignOutWanted) return signOut({ ...signedIn, isSignOutWanted: false })
  return andThen({ next: signedIn, effects: [store] }, goOnPolling)
}

function checkAnswered(state: SessionState, problem: AppError | null): Transition {
  if (state.phase !== 'recovering' || state.isAsleep) return stay(state)
  if (problem?.code === 'cancelled') return check(state)
  if (state.goal === 'sign-in') {
    if (problem) return retryLater(state, problem)
    return signIn({ ...state, hasAutoSignedIn: true }, state.autoSignInMode)
  }
  if (problem && isSessionGone(problem)) return lost(state, problem)
  if (problem) return retryLater(state, problem)
  const alive: SessionState = { ...state, phase: 'signed-in', problem: null, attempt: 0 }
  // After a failed poll there is nothing new to store: a new Guid is stored when it comes.
  return andThen({ next: alive, effects: state.failedPolls === 0 ? [store] : [] }, goOnPolling)
}

function pollAnswered(state: SessionState, event: PolledEvent): Transition {
  if (!hasSession(state)) return stay(state)
  // Receiving it means: surely signed out (docs/gateway.md §5.4). Somebody meant it, so no sign-in without the agent.
  if (event === 'signed-out') return stopped(state, { code: 'session-lost', detail: 'AgentOther_ShutdownService' })
  if (state.phase !== 'signed-in' || state.isAsleep) return stay(state)
  return { next: { ...state, hasAutoSignedIn: false }, effects: [{ do: 'schedule-poll', failedPolls: 0 }] }
}

/** One that we ended ourselves is no failure. */
function pollFailed(state: SessionState, problem: AppError): Transition {
  if (problem.code === 'cancelled') return goOnPolling(state)
  return troubled({ ...state, failedPolls: state.failedPolls + 1 }, problem)
}

/** A poll met trouble: ask once whether the session randomSessions before believing that it is gone. */
function troubled(state: SessionState, problem: AppError): Transition {
  if (state.phase !== 'signed-in' || state.isAsleep) return stay(state)
  if (problem.code === 'sign-in-again') return lost(state, problem)
  const recovering: SessionState = { ...state, phase: 'recovering', goal: 'session', problem, attempt: 0 }
  return prefixed([cancelTimers], isSessionGone(problem) ? check(recovering) : retryLater(recovering, problem))
}

/** A lookup was refused. The poll under way goes on: its reply may bring the very Guid that was missing. */
function refused(state: SessionState, problem: AppError): Transition {
  if (state.phase !== 'signed-in' || state.isAsleep || !isSessionGone(problem)) return stay(state)
  return prefixed([cancelTimers], check({ ...state, phase: 'recovering', goal: 'session', problem, attempt: 0 }))
}

function retryLater(state: SessionState, problem: AppError): Transition {
  return {
    next: { ...state, problem, attempt: state.attempt + 1 },
    effects: [{ do: 'schedule-retry', attempt: state.attempt }],
  }
}

/** The gateway no longer knows the session. An owned one signs in again by itself, once; then it stops and says why. */
function lost(state: SessionState, problem: AppError): Transition {
  const mayAutoSignIn = state.kind === 'owned' && state.isPasswordStored && !state.hasAutoSignedIn && state.mayPoll
  if (!mayAutoSignIn) return stopped(state, problem)
  // The gateway has just answered, so no probe is needed.
  const { next, effects } = signIn({ ...state, hasAutoSignedIn: true }, state.autoSignInMode)
  return { next: { ...next, problem }, effects: [forget, ...effects] }
}

function stopped(state: SessionState, problem: AppError): Transition {
  return {
    next: { ...state, phase: 'lost', goal: 'session', problem, attempt: 0 },
    effects: [cancelTimers, abort, forget],
  }
}

function ended(state: SessionState, problem: AppError | null): Transition {
  const next: SessionState = {
    ...state,
    phase: 'signed-out',
    goal: 'session',
    problem,
    attempt: 0,
    isSignOutWanted: false,
  }
  return { next, effects: [cancelTimers, abort, forget] }
}

function signOut(state: SessionState): Transition {
  if (state.isSigningIn) return stay({ ...state, isSignOutWanted: true })
  if (state.isSigningOut) return stay(state)
  if (!hasSession(state) || state.kind === 'adopted') return ended(state, null)
  const next: SessionState = { ...state, phase: 'signing-out', isSigningOut: true, problem: null }
  return { next, effects: [cancelTimers, abort, { do: 'sign-out' }] }
}

/** Refused by the gateway, the session goes on; without an answer it is over here all the same, for that is what the agent wanted. */
function signOutAnswered(state: SessionState, problem: AppError | null): Transition {
  if (!state.isSigningOut) return stay(state)
  const answered: SessionState = { ...state, isSigningOut: false }
  const isAlive = problem !== null && !isSessionGone(problem) && isSignOutRefused(problem)
  return isAlive ? goOnPolling({ ...answered, phase: 'signed-in' }) : ended(answered, null)
}

/** After sleep, a change of network, a hand-over or a start: check first, whatever was waited for. */
function recover(state: SessionState): Transition {
  return prefixed([cancelTimers, abort], check({ ...state, phase: 'recovering', attempt: 0, failedPolls: 0 }))
}

/** Asks whether the session randomSessions, or the gateway answers. One at a time, and none in sleep: waking leads to the next. */
function check(state: SessionState): Transition {
  if (state.isChecking || state.isAsleep) return stay(state)
  return { next: { ...state, isChecking: true }, effects: [{ do: state.goal === 'session' ? 'check' : 'probe' }] }
}

/** The poll goes on when the session is owned and alive, and none is under way. */
const isPollWanted = ({ phase, kind, mayPoll, isPolling, isAsleep }: SessionState): boolean =>
  phase === 'signed-in' && kind === 'owned' && mayPoll && !isPolling && !isAsleep

const pollIfWanted = (state: SessionState): Transition =>
  isPollWanted(state) ? { next: { ...state, isPolling: true }, effects: [{ do: 'poll' }] } : stay(state)

/** Polls at once, but never right after a poll that failed: a gateway that refuses polls and nothing else would see one after the other. */
function goOnPolling(state: SessionState): Transition {
  const { failedPolls } = state
  if (failedPolls === 0 || !isPollWanted(state)) return pollIfWanted(state)
  return { next: state, effects: [{ do: 'schedule-poll', failedPolls }] }
}

const prefixed = (effects: readonly SessionEffect[], after: Transition): Transition => ({
  next: after.next,
  effects: [...effects, ...after.effects],
})

const andThen = (first: Transition, then: (state: SessionState) => Transition): Transition =>
  prefixed(first.effects, then(first.next))
