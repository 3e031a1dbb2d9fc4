import type { SessionEffect, SessionEvent } from './session-events.ts'
import { transition } from './transition.ts'
import { signedOutState, type SessionState } from './session-state.ts'

export const gone = { code: 'session-lost', retcode: '100-006' } as const
export const faulty = { code: 'gateway-unreachable' } as const
export const cancelled = { code: 'cancelled' } as const

/** Plays events one after the other; gives the last state and the effects of the last event. */
export function play(
  events: readonly SessionEvent[],
  from: Partial<SessionState> = {},
): { state: SessionState; effects: string[] } {
  let state: SessionState = { ...signedOutState, ...from }
  let effects: readonly SessionEffect[] = []
  for (const event of events) ({ next: state, effects } = transition(state, event))
  return { state, effects: effects.map((effect) => ('mode' in effect ? `${effect.do} ${effect.mode}` : effect.do)) }
}

export const signedIn: SessionEvent[] = [
  { type: 'sign-in-asked', mode: 'login' },
  { type: 'sign-in-answered', problem: null },
]
export const adopted: SessionEvent[] = [{ type: 'handed-over' }, { type: 'check-answered', problem: null }]
