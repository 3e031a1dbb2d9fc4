import type { AppError } from '../../../shared/error-codes.ts'
import type { SessionEffect } from './session-events.ts'
import type { SessionState, Transition } from './session-state.ts'

/** What the steps of the session are made of. */

export const abort: SessionEffect = { do: 'abort' }
export const cancelTimers: SessionEffect = { do: 'cancel-timers' }
export const forget: SessionEffect = { do: 'forget-session' }
export const renew: SessionEffect = { do: 'renew-connection' }
export const restore: SessionEffect = { do: 'restore' }
export const store: SessionEffect = { do: 'store-session' }

export const stay = (next: SessionState): Transition => ({ next, effects: [] })

export const prefixed = (effects: readonly SessionEffect[], after: Transition): Transition => ({
  next: after.next,
  effects: [...effects, ...after.effects],
})

export const andThen = (first: Transition, then: (state: SessionState) => Transition): Transition =>
  prefixed(first.effects, then(first.next))

export const unscheduled = (state: SessionState): SessionState => ({ ...state, isPollScheduled: false })

/** Polls, checks and probes may go out. */
export const isLive = ({ phase }: SessionState): boolean => phase === 'signed-in' || phase === 'recovering'

/** Nothing is waited for any more. */
export const atRest = (state: SessionState): SessionState => ({
  ...unscheduled(state),
  goal: 'session',
  attempt: 0,
  isDoubted: false,
  pollProblem: null,
})

export function stopped(state: SessionState, problem: AppError): Transition {
  return {
    next: { ...atRest(state), phase: 'lost', problem },
    effects: [cancelTimers, abort, forget],
  }
}

export function ended(state: SessionState, problem: AppError | null): Transition {
  const next: SessionState = { ...atRest(state), phase: 'signed-out', problem, isSignOutWanted: false }
  return { next, effects: [cancelTimers, abort, forget] }
}
