import type { SessionKind } from '../../../shared/app-snapshot.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import type { SessionEffect } from './session-events.ts'

export type SessionPhase = 'signed-out' | 'signing-in' | 'signed-in' | 'recovering' | 'lost' | 'signing-out' | 'locked'

/** The whole state of the session; plain data, replaced and never changed. */
export interface SessionState {
  readonly phase: SessionPhase
  readonly kind: SessionKind
  readonly problem: AppError | null
  /** What recovering leads to: the session as it was, or a sign-in without the agent once the gateway answers. */
  readonly goal: 'session' | 'sign-in'
  /** How a sign-in without the agent is done; never by force. */
  readonly autoSignInMode: Exclude<SignInMode, 'forcelogin'>
  /** Requests under way; each at most once. */
  readonly isSigningIn: boolean
  readonly isSigningOut: boolean
  readonly isPolling: boolean
  readonly isChecking: boolean
  /** How many recovery steps have failed in a row. */
  readonly attempt: number
  /** How many polls have failed since one came back. A good check between them does not count: the gateway may answer that and nothing else. */
  readonly failedPolls: number
  readonly isAsleep: boolean
  /** This process keeps the session alive; another one beside it must not, or it would take its events. */
  readonly mayPoll: boolean
  /** The keyring holds what a sign-in without the agent needs. */
  readonly isPasswordStored: boolean
  /** A sign-in without the agent was spent on this loss; a poll that comes back without trouble earns the next one. */
  readonly hasAutoSignedIn: boolean
  /** The agent asked to sign out while the sign-in was unanswered. */
  readonly isSignOutWanted: boolean
}

export const signedOutState: SessionState = {
  phase: 'signed-out',
  kind: 'owned',
  problem: null,
  goal: 'session',
  autoSignInMode: 'login',
  isSigningIn: false,
  isSigningOut: false,
  isPolling: false,
  isChecking: false,
  attempt: 0,
  failedPolls: 0,
  isAsleep: false,
  mayPoll: true,
  isPasswordStored: false,
  hasAutoSignedIn: false,
  isSignOutWanted: false,
}

export interface Transition {
  readonly next: SessionState
  readonly effects: readonly SessionEffect[]
}

/** True while there is a Guid that may still be good: lookups may go out. */
export const hasSession = ({ phase, goal }: SessionState): boolean =>
  phase === 'signed-in' || (phase === 'recovering' && goal === 'session')

/** True while nothing is under way that a new sign-in would have to wait for (docs/gateway.md §1.6). */
export const canSignIn = (state: SessionState): boolean =>
  !state.isSigningIn && !state.isSigningOut && !hasSession(state)

/** True while the owner of an adopted session may hand a newer one over. */
export const canTakeOver = (state: SessionState): boolean =>
  canSignIn(state) || (hasSession(state) && state.kind === 'adopted')

/** The keyring may still open; what it holds is not gone. */
export const isKeyringShut = (problem: AppError): boolean =>
  problem.code === 'keyring-locked' || problem.code === 'keyring-not-answering'

export const isSessionGone = (problem: AppError): boolean =>
  problem.code === 'session-lost' || problem.code === 'sign-in-again'
