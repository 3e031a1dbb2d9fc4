import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import type { SessionContext, SessionEffect, SessionEvent } from './session-events.ts'
import { transition } from './transition.ts'
import { signedOutState, type SessionState } from './session-state.ts'

export const gone = { code: 'session-lost', retcode: '100-006' } as const
export const faulty = { code: 'gateway-unreachable' } as const
export const cancelled = { code: 'cancelled' } as const

/** Plays events one after the other; gives the last state and the effects of the last event. */
export function play(
  events: readonly SessionEvent[],
  from: Partial<SessionState> = {},
  now = 1_000,
): { state: SessionState; effects: string[] } {
  let state: SessionState = { ...signedOutState, ...from }
  let effects: readonly SessionEffect[] = []
  for (const event of events) ({ next: state, effects } = transition(state, event, now))
  return { state, effects: effects.map((effect) => ('mode' in effect ? `${effect.do} ${effect.mode}` : effect.do)) }
}

export const context: SessionContext = { profile: exampleProfile, isPasswordStored: false }
export const contextWithPassword: SessionContext = { ...context, isPasswordStored: true }

/** A state in which the keyring is being asked: restore number 1 may go on. */
export const restoring: Partial<SessionState> = { restores: 1, pendingRestore: 1 }

export const signInAsked = (mode: SignInMode = 'login', { profile, isPasswordStored } = context): SessionEvent => ({
  type: 'sign-in-asked',
  mode,
  request: { profile, password: 'secret', isPasswordToBeStored: false },
  isPasswordStored,
})
export const signInAccepted = {
  type: 'sign-in-answered',
  problem: null,
  since: 1_000,
  passwordExpiresInDays: null,
} as const satisfies SessionEvent
export const handedOver: SessionEvent = { type: 'handed-over', context, since: 1_000 }

export const signedIn: readonly SessionEvent[] = [signInAsked(), signInAccepted]
/** Signed in, with what an automatic sign-in needs in the keyring. */
export const signedInWithPassword: readonly SessionEvent[] = [signInAsked('login', contextWithPassword), signInAccepted]
export const adopted: readonly SessionEvent[] = [handedOver, { type: 'check-answered', problem: null }]
