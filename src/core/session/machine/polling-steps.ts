import type { SessionState, Transition } from './session-state.ts'
import { stay } from './transition-parts.ts'

/** True when the session is owned and alive, and no poll is under way or waits for its time. */
const isPollWanted = ({ phase, kind, mayPoll, isPolling, isPollScheduled, isAsleep }: SessionState): boolean =>
  phase === 'signed-in' && kind === 'owned' && mayPoll && !isPolling && !isPollScheduled && !isAsleep

export const pollIfWanted = (state: SessionState): Transition =>
  isPollWanted(state) ? { next: { ...state, isPolling: true }, effects: [{ do: 'poll' }] } : stay(state)

/** After the documented pause; after failed polls, after a wait that grows. */
export const schedulePoll = (state: SessionState): Transition =>
  isPollWanted(state)
    ? {
        next: { ...state, isPollScheduled: true },
        effects: [{ do: 'schedule-poll', failedPolls: state.failedPolls }],
      }
    : stay(state)

/**
 * Polls at once, but not right after a poll that failed: a gateway that refuses polls alone would
 * get one after the other. While the session is in doubt the check comes first.
 */
export function goOnPolling(state: SessionState): Transition {
  if (state.isDoubted) return stay(state)
  return state.failedPolls === 0 ? pollIfWanted(state) : schedulePoll(state)
}
