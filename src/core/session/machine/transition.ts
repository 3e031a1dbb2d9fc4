import type { AppError } from '../../../shared/error-codes.ts'
import { pollIfWanted } from './polling-steps.ts'
import {
  check,
  checkAnswered,
  checkNow,
  isCheckAwaited,
  pollAnswered,
  pollFailed,
  recover,
  refused,
} from './recovery-steps.ts'
import type { SessionEvent } from './session-events.ts'
import {
  type SessionState,
  type Transition,
  canSignIn,
  canTakeOver,
  hasSession,
  isKeyringShut,
  mayRestore,
} from './session-state.ts'
import { about, begun, signInAnswered, signInAsked, signOut, signOutAnswered } from './sign-in-steps.ts'
import {
  abort,
  atRest,
  cancelTimers,
  isLive,
  prefixed,
  renew,
  restore,
  stay,
  store,
  unscheduled,
} from './transition-parts.ts'

/**
 * One step of the session (docs/product.md §4), at `now` (epoch milliseconds). The only writer of
 * its state, with the steps beside it. Pure and total: every event is answered in every state,
 * mostly by staying. Never two polls or two sign-ins at once, no poll of an adopted session, no
 * poll right after a failed one, no automatic sign-in that was not earned, nothing after sign-out.
 */
export function transition(state: SessionState, event: SessionEvent, now: number): Transition {
  const current: SessionState = { ...state, at: now }
  // Whoever signs in or out is awake, even if the system has not said so.
  const isWaking =
    state.isAsleep &&
    (event.type === 'sign-in-asked' || event.type === 'handed-over' || event.type === 'sign-out-asked')
  if (!isWaking) return step(current, event)
  const woken = step({ ...current, isAsleep: false }, event)
  return prefixed([renew], woken.effects.length > 0 ? woken : checkNow(woken.next))
}

function step(state: SessionState, event: SessionEvent): Transition {
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
      return pollAnswered({ ...state, isPolling: false, failedPolls: 0, pollProblem: null }, event.event)
    case 'poll-failed':
      return pollFailed({ ...state, isPolling: false }, event.problem)
    case 'request-refused':
      return refused(state, event.problem)
    case 'poll-due':
      return state.isDoubted ? stay(unscheduled(state)) : pollIfWanted(unscheduled(state))
    case 'retry-due':
      return isCheckAwaited(state) ? check(state) : stay(state)
    case 'check-asked':
      return prefixed([renew], checkNow({ ...state, isAsleep: false }))
    case 'activity-seen':
      return state.isAsleep ? prefixed([renew], checkNow({ ...state, isAsleep: false })) : stay(state)
    case 'sign-out-asked':
      return signOut(state)
    case 'sign-out-answered':
      return signOutAnswered(state, event.problem)
    case 'slept':
      return {
        next: { ...unscheduled(state), isAsleep: true, isDoubted: false },
        effects: isLive(state) ? [cancelTimers, abort] : [],
      }
    case 'resumed':
      return prefixed([renew], checkNow({ ...state, isAsleep: false }))
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

const restoreAsked = (state: SessionState): Transition => {
  const restores = state.restores + 1
  return stay({ ...state, restores, pendingRestore: restores })
}

const restoreFailed = (state: SessionState, problem: AppError): Transition =>
  stay({ ...atRest(state), phase: isKeyringShut(problem) ? 'locked' : 'signed-out', problem, pendingRestore: null })
