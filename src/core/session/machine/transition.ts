import type { AppError } from '../../../shared/error-codes.ts'
import { isSignOutRefused } from '../../../shared/sign-out-outcome.ts'
import type { Profile } from '../../../shared/settings.ts'
import type { PolledEvent } from '../../gateway/gateway-client.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import type { SessionContext, SessionEffect, SessionEvent, SignInRequest } from './session-events.ts'
import {
  canSignIn,
  canTakeOver,
  mayRestore,
  hasSession,
  isKeyringShut,
  isSessionGone,
  type SessionState,
  type Transition,
} from './session-state.ts'

const abort: SessionEffect = { do: 'abort' }
const cancelTimers: SessionEffect = { do: 'cancel-timers' }
const forget: SessionEffect = { do: 'forget-session' }
const renew: SessionEffect = { do: 'renew-connection' }
const restore: SessionEffect = { do: 'restore' }
const store: SessionEffect = { do: 'store-session' }

type SignInAnswer = Extract<SessionEvent, { type: 'sign-in-answered' }>

/**
 * One step of the session (docs/product.md §4). The only writer of its state. Pure and total:
 * every event is answered in every state, mostly by staying. Never two polls or two sign-ins at
 * once, no poll of an adopted session, no poll right after a failed one, at most one automatic
 * sign-in per loss, nothing after sign-out.
 */
export function transition(state: SessionState, event: SessionEvent): Transition {
  switch (event.type) {
    case 'restore-asked':
      return canSignIn(state) ? restoreAsked(about(state, event.context)) : stay(state)
    case 'restored':
      return mayRestore(state, event.restore)
        ? recover({ ...begun(state, event.context), kind: event.kind, since: event.since })
        : stay(state)
    case 'restore-failed':
      return mayRestore(state, event.restore) ? restoreFailed(about(state, event.context), event.problem) : stay(state)
    case 'nothing-to-restore':
      return stay(mayRestore(state, event.restore) ? { ...state, pendingRestore: null } : state)
    case 'sign-in-asked':
      return canSignIn(state) ? signInAsked(state, event) : stay(state)
    case 'auto-sign-in-asked':
      return mayRestore(state, event.restore) && event.context.isPasswordStored
        ? recover({ ...begun(state, event.context), kind: 'owned', goal: 'sign-in' })
        : stay(state)
    case 'handed-over':
      return canTakeOver(state)
        ? recover({ ...begun(state, event.context), kind: 'adopted', since: event.since })
        : stay(state)
    case 'sign-in-answered':
      return signInAnswered(state, event)
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
    case 'check-asked':
      return prefixed([renew], checkNow(state))
    case 'sign-out-asked':
      return signOut(state)
    case 'sign-out-answered':
      return signOutAnswered(state, event.problem)
    case 'slept':
      return { next: { ...state, isAsleep: true }, effects: isLive(state) ? [cancelTimers, abort] : [] }
    case 'resumed':
      return prefixed([renew], resumed(state))
    case 'network-changed':
      return prefixed([renew], event.isOnline ? checkNow(state) : stay(state))
    case 'keyring-unlocked':
      if (state.phase === 'locked')
        return { next: { ...state, phase: 'signed-out', problem: null }, effects: [restore] }
      // What could not be stored until now is stored.
      return { next: state, effects: hasSession(state) ? [store] : [] }
    case 'password-stored':
      return stay({ ...state, isPasswordStored: event.isStored })
  }
}

const stay = (next: SessionState): Transition => ({ next, effects: [] })

/** The same state, now about this profile. */
const about = (state: SessionState, { profile, isPasswordStored }: SessionContext): SessionState => ({
  ...state,
  profile,
  isPasswordStored,
  passwordExpiresInDays: null,
})

/** About this profile, and nothing has gone wrong with its session yet. */
const begun = (state: SessionState, context: SessionContext): SessionState => ({
  ...about(state, context),
  goal: 'session',
  problem: null,
  pendingRestore: null,
})

const restoreAsked = (state: SessionState): Transition => {
  const restores = state.restores + 1
  return stay({ ...state, restores, pendingRestore: restores })
}

const restoreFailed = (state: SessionState, problem: AppError): Transition =>
  stay({ ...state, phase: isKeyringShut(problem) ? 'locked' : 'signed-out', problem, pendingRestore: null })

/** A keyring is often opened together with the screen: looks again into one that was shut. */
const lookAgain = (next: SessionState): Transition => ({
  next,
  effects: next.phase === 'locked' ? [restore] : [],
})

/** Ends whatever is waited for and asks at once. While asleep waking does that. */
function checkNow(state: SessionState): Transition {
  if (state.isAsleep) return stay(state)
  return isLive(state) ? recover(state) : lookAgain(state)
}

function resumed(state: SessionState): Transition {
  const awake: SessionState = { ...state, isAsleep: false }
  return state.isAsleep && isLive(state) ? recover(awake) : lookAgain(awake)
}

/** Polls, checks and probes may go out. */
const isLive = ({ phase }: SessionState): boolean => phase === 'signed-in' || phase === 'recovering'

function signInAsked(
  state: SessionState,
  { mode, request, isPasswordStored }: Extract<SessionEvent, { type: 'sign-in-asked' }>,
): Transition {
  const asked = begun(state, { profile: request.profile, isPasswordStored })
  return signIn({ ...asked, hasAutoSignedIn: false }, mode, request)
}

/** Signs in without asking the agent. Never by force: the agent must confirm that. */
function autoSignIn(state: SessionState, profile: Profile): Transition {
  const request: SignInRequest = { profile, password: null, isPasswordToBeStored: null }
  return signIn({ ...state, hasAutoSignedIn: true }, profile.signInMode, request)
}

function signIn(state: SessionState, mode: SignInMode, request: SignInRequest): Transition {
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
  return { next, effects: [cancelTimers, abort, { do: 'sign-in', mode, request }] }
}

function signInAnswered(state: SessionState, answer: SignInAnswer): Transition {
  if (!state.isSigningIn) return stay(state)
  const answered: SessionState = { ...state, isSigningIn: false }
  if (answer.problem) {
    if (state.isSignOutWanted) return ended(answered, null)
    // An automatic sign-in stops here and says why: the agent decides what comes next.
    return state.hasAutoSignedIn ? stopped(answered, answer.problem) : ended(answered, answer.problem)
  }
  const { since, passwordExpiresInDays } = answer
  const signedIn: SessionState = { ...answered, phase: 'signed-in', problem: null, since, passwordExpiresInDays }
  if (state.isSignOutWanted) return signOut({ ...signedIn, isSignOutWanted: false })
  return andThen({ next: signedIn, effects: [store] }, goOnPolling)
}

function checkAnswered(state: SessionState, problem: AppError | null): Transition {
  if (state.phase !== 'recovering' || state.isAsleep) return stay(state)
  if (problem?.code === 'cancelled') return check(state)
  if (state.goal === 'sign-in' && problem) return retryLater(state, problem)
  if (state.goal === 'sign-in') return state.profile ? autoSignIn(state, state.profile) : ended(state, null)
  if (problem && isSessionGone(problem)) return lost(state, problem)
  if (problem) return retryLater(state, problem)
  const alive: SessionState = { ...state, phase: 'signed-in', problem: null, attempt: 0 }
  // After a failed poll there is nothing new to store: a new Guid is stored when it comes.
  return andThen({ next: alive, effects: state.failedPolls === 0 ? [store] : [] }, goOnPolling)
}

function pollAnswered(state: SessionState, event: PolledEvent): Transition {
  if (!hasSession(state)) return stay(state)
  // Surely signed out (docs/gateway.md §5.4). It was intended, so there is no auto sign-in.
  if (event === 'signed-out')
    return stopped(state, {
      code: 'session-lost',
      reason: 'signed-out-by-gateway',
      detail: 'AgentOther_ShutdownService',
    })
  if (state.phase !== 'signed-in' || state.isAsleep) return stay(state)
  return { next: { ...state, hasAutoSignedIn: false }, effects: [{ do: 'schedule-poll', failedPolls: 0 }] }
}

/** A poll that we ended ourselves has not failed. */
function pollFailed(state: SessionState, problem: AppError): Transition {
  if (problem.code === 'cancelled') return goOnPolling(state)
  return troubled({ ...state, failedPolls: state.failedPolls + 1 }, problem)
}

/** A poll failed: checks once before it believes that the session is gone. */
function troubled(state: SessionState, problem: AppError): Transition {
  if (state.phase !== 'signed-in' || state.isAsleep) return stay(state)
  if (problem.code === 'sign-in-again') return lost(state, problem)
  const recovering: SessionState = { ...state, phase: 'recovering', goal: 'session', problem, attempt: 0 }
  return prefixed([cancelTimers], isSessionGone(problem) ? check(recovering) : retryLater(recovering, problem))
}

/** A lookup was refused. The poll under way goes on: its reply may bring the new Guid. */
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

/**
 * The gateway no longer knows the session. An owned one signs in again by itself, once per loss;
 * otherwise it stops and says why.
 */
function lost(state: SessionState, problem: AppError): Transition {
  const { profile } = state
  const mayAutoSignIn = state.kind === 'owned' && state.isPasswordStored && !state.hasAutoSignedIn && state.mayPoll
  if (!mayAutoSignIn || !profile) return stopped(state, problem)
  // The gateway has just answered, so no probe is needed.
  const { next, effects } = autoSignIn(state, profile)
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

function signOut(asked: SessionState): Transition {
  const state: SessionState = { ...asked, pendingRestore: null }
  if (state.isSigningIn) return stay({ ...state, isSignOutWanted: true })
  if (state.isSigningOut) return stay(state)
  if (!hasSession(state) || state.kind === 'adopted') return ended(state, null)
  const next: SessionState = { ...state, phase: 'signing-out', isSigningOut: true, problem: null }
  return { next, effects: [cancelTimers, abort, { do: 'sign-out' }] }
}

/**
 * If the gateway refused the sign-out, the session continues. If no answer came, it ends here
 * anyway, because the agent wanted that.
 */
function signOutAnswered(state: SessionState, problem: AppError | null): Transition {
  if (!state.isSigningOut) return stay(state)
  const answered: SessionState = { ...state, isSigningOut: false }
  const isAlive = problem !== null && !isSessionGone(problem) && isSignOutRefused(problem)
  return isAlive ? goOnPolling({ ...answered, phase: 'signed-in' }) : ended(answered, null)
}

/** After a start, sleep, a hand-over or another network: checks first, whatever was waited for. */
function recover(state: SessionState): Transition {
  return prefixed([cancelTimers, abort], check({ ...state, phase: 'recovering', attempt: 0, failedPolls: 0 }))
}

/** Checks the session or probes the gateway. One at a time, and none while asleep. */
function check(state: SessionState): Transition {
  if (state.isChecking || state.isAsleep) return stay(state)
  const next: SessionState = { ...state, isChecking: true }
  if (state.goal === 'session') return { next, effects: [{ do: 'check' }] }
  return state.profile ? { next, effects: [{ do: 'probe', profile: state.profile }] } : stay(state)
}

/** True when the session is owned and alive, and no poll is under way. */
const isPollWanted = ({ phase, kind, mayPoll, isPolling, isAsleep }: SessionState): boolean =>
  phase === 'signed-in' && kind === 'owned' && mayPoll && !isPolling && !isAsleep

const pollIfWanted = (state: SessionState): Transition =>
  isPollWanted(state) ? { next: { ...state, isPolling: true }, effects: [{ do: 'poll' }] } : stay(state)

/**
 * Polls at once, but not right after a poll that failed: a gateway that refuses polls alone would
 * get one after the other.
 */
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
