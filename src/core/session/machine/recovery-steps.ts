import type { AppError } from '../../../shared/error-codes.ts'
import type { PolledEvent } from '../../gateway/gateway-client.ts'
import { isAutoSignInEarned } from './auto-sign-in-allowance.ts'
import { goOnPolling, schedulePoll } from './polling-steps.ts'
import {
  type SessionState,
  type Transition,
  hasSession,
  isRefusal,
  isSessionGone,
  isWayBroken,
} from './session-state.ts'
import { autoSignIn } from './sign-in-steps.ts'
import {
  abort,
  andThen,
  cancelTimers,
  ended,
  forget,
  isLive,
  prefixed,
  restore,
  stay,
  stopped,
  store,
  unscheduled,
} from './transition-parts.ts'

/** So many refusals of a check in a row, and the session is believed to be gone. */
const refusedChecksUntilLost = 6

/** Ends whatever is waited for and asks at once. While asleep waking does that. */
export function checkNow(state: SessionState): Transition {
  if (state.isAsleep) return stay(state)
  return isLive(state) ? recover(state) : lookAgain(state)
}

/** A keyring is often opened together with the screen: looks again into one that was shut. */
const lookAgain = (next: SessionState): Transition => ({
  next,
  effects: next.phase === 'locked' ? [restore] : [],
})

/** After a start, sleep, a hand-over or another network: checks first, whatever was waited for. */
export function recover(state: SessionState): Transition {
  const recovering: SessionState = { ...unscheduled(state), phase: 'recovering', isDoubted: false }
  return prefixed([cancelTimers, abort], check({ ...recovering, attempt: 0, failedPolls: 0 }))
}

/** Checks the session or probes the gateway. One at a time, and none while asleep. */
export function check(state: SessionState): Transition {
  if (state.isChecking || state.isAsleep) return stay(state)
  const next: SessionState = { ...state, isChecking: true }
  if (state.goal === 'session') return { next, effects: [{ do: 'check' }] }
  return state.profile ? { next, effects: [{ do: 'probe', profile: state.profile }] } : stay(state)
}

/** Awake, and what a check says decides how it goes on. */
export const isCheckAwaited = ({ phase, isDoubted, isAsleep }: SessionState): boolean =>
  !isAsleep && (phase === 'recovering' || (phase === 'signed-in' && isDoubted))

export function checkAnswered(state: SessionState, problem: AppError | null): Transition {
  if (!isCheckAwaited(state)) return stay(state)
  if (problem?.code === 'cancelled') return check(state)
  if (state.goal === 'sign-in' && problem) return retryLater(state, problem)
  if (state.goal === 'sign-in') return state.profile ? autoSignIn(state, state.profile) : ended(state, null)
  if (problem && isSessionGone(problem)) return lost(state, problem)
  if (problem) return checkFailed(state, problem)
  const alive: SessionState = {
    ...state,
    phase: 'signed-in',
    isDoubted: false,
    problem: null,
    attempt: 0,
    refusedChecks: 0,
  }
  // After a failed poll or lookup nothing is new: a new Guid is stored when it comes.
  const isToBeStored = state.phase === 'recovering' && state.failedPolls === 0
  return andThen({ next: { ...alive, aliveAt: state.at }, effects: isToBeStored ? [store] : [] }, goOnPolling)
}

/** Waits and checks again, but not for ever where the gateway itself refuses. */
function checkFailed(state: SessionState, problem: AppError): Transition {
  if (state.phase === 'signed-in') return recoverLater(state, problem)
  const refusedChecks = isRefusal(problem) ? state.refusedChecks + 1 : 0
  return refusedChecks >= refusedChecksUntilLost
    ? lost({ ...state, refusedChecks: 0 }, problem)
    : retryLater({ ...state, refusedChecks }, problem)
}

function retryLater(state: SessionState, problem: AppError): Transition {
  return {
    next: { ...state, problem, attempt: state.attempt + 1 },
    effects: [{ do: 'schedule-retry', attempt: state.attempt }],
  }
}

export function pollAnswered(state: SessionState, event: PolledEvent): Transition {
  if (!hasSession(state)) return stay(state)
  // Surely signed out (docs/gateway.md §5.4). It was intended, so there is no auto sign-in.
  if (event === 'signed-out')
    return stopped(state, {
      code: 'session-lost',
      reason: 'signed-out-by-gateway',
      detail: 'AgentOther_ShutdownService',
    })
  if (state.phase !== 'signed-in' || state.isAsleep) return stay(state)
  return schedulePoll({ ...state, aliveAt: state.at })
}

/** A poll that we ended ourselves has not failed. */
export function pollFailed(before: SessionState, problem: AppError): Transition {
  if (problem.code === 'cancelled') return goOnPolling(before)
  const isFirst = before.failedPolls === 0 && before.pollProblem === null
  // The check after the first one was good.
  const pollProblem = isFirst ? null : problem
  const state: SessionState = { ...before, failedPolls: before.failedPolls + 1, pollProblem }
  if (state.phase !== 'signed-in' || state.isAsleep) return stay(state)
  if (problem.code === 'sign-in-again') return lost(state, problem)
  if (isFirst && isWayBroken(problem)) return recoverLater(state, problem)
  return isSessionGone(problem) || problem.code === 'gateway-timeout' ? check(doubted(state)) : doubtLater(state)
}

const doubted = (state: SessionState): SessionState => ({ ...state, isDoubted: true, goal: 'session', attempt: 0 })

/** Checks after a wait: all agents of a gateway may have got the same answer at the same moment. */
const doubtLater = (state: SessionState): Transition => ({
  next: doubted(state),
  effects: state.isChecking ? [] : [{ do: 'schedule-retry', attempt: 0 }],
})

/** The session is in trouble, and the agent is told. */
const recoverLater = (state: SessionState, problem: AppError): Transition =>
  prefixed(
    [cancelTimers],
    retryLater({ ...unscheduled(doubted(state)), phase: 'recovering', isDoubted: false }, problem),
  )

/**
 * A lookup was refused: checks once before it believes that the session is gone. The poll under way
 * goes on, since its reply may bring the new Guid.
 */
export const refused = (state: SessionState, problem: AppError): Transition =>
  state.phase !== 'signed-in' || state.isAsleep || !isSessionGone(problem) ? stay(state) : check(doubted(state))

/**
 * The gateway no longer knows the session. An owned one signs in again by itself where that is
 * earned; otherwise it stops and says why.
 */
function lost(state: SessionState, problem: AppError): Transition {
  const { profile, autoSignIns, since, at } = state
  const mayAutoSignIn =
    state.kind === 'owned' && state.isPasswordStored && state.mayPoll && isAutoSignInEarned(autoSignIns, since, at)
  if (!mayAutoSignIn || !profile) return stopped(state, problem)
  // The gateway has just answered, so no probe is needed.
  const { next, effects } = autoSignIn(state, profile)
  return { next: { ...next, problem }, effects: [forget, ...effects] }
}
