import type { SessionKind } from '../../../shared/app-snapshot.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { Profile } from '../../../shared/settings.ts'
import { noAutoSignIns, type AutoSignIns } from './auto-sign-in-allowance.ts'
import type { SessionEffect } from './session-events.ts'

export type SessionPhase = 'signed-out' | 'signing-in' | 'signed-in' | 'recovering' | 'lost' | 'signing-out' | 'locked'

/**
 * The whole state of the session. Plain data, replaced and never changed. It holds no secret:
 * neither a password nor a Guid.
 */
export interface SessionState {
  readonly phase: SessionPhase
  readonly kind: SessionKind
  readonly problem: AppError | null
  /** Whose session it is, or was last. Null before the first one. */
  readonly profile: Profile | null
  /** When the session began (epoch milliseconds). */
  readonly since: number
  /** When the last event happened (epoch milliseconds). */
  readonly at: number
  /** When the gateway last proved that the session lives, by a poll or a check. */
  readonly aliveAt: number
  /** What the gateway said at sign-in; null when it said nothing. */
  readonly passwordExpiresInDays: number | null
  /** What recovering leads to: the same session, or an automatic sign-in. */
  readonly goal: 'session' | 'sign-in'
  /** Requests under way; each at most once. */
  readonly isSigningIn: boolean
  readonly isSigningOut: boolean
  readonly isPolling: boolean
  readonly isChecking: boolean
  /** The next poll waits for its time. */
  readonly isPollScheduled: boolean
  /**
   * Signed in, but a poll or a lookup failed in a way that need not mean anything: a check will
   * tell. The agent is not bothered with it before.
   */
  readonly isDoubted: boolean
  /** How many recovery steps have failed in a row. */
  readonly attempt: number
  /** How many of the last checks in a row the gateway itself has refused. */
  readonly refusedChecks: number
  /**
   * How many polls have failed since the last good one. A good check in between does not count:
   * the gateway may answer checks and still refuse polls.
   */
  readonly failedPolls: number
  /** Why polls fail although the session lives, until one comes back. */
  readonly pollProblem: AppError | null
  readonly isAsleep: boolean
  /** This process keeps the session alive. A second one must not, or it would take its events. */
  readonly mayPoll: boolean
  /** The keyring holds the password that an automatic sign-in needs. */
  readonly isPasswordStored: boolean
  readonly autoSignIns: AutoSignIns
  /** The agent asked to sign out while the sign-in was unanswered. */
  readonly isSignOutWanted: boolean
  /**
   * The number of the restore that the keyring is being asked for; null when none may go on: every
   * sign-in, hand-over and sign-out makes a pending one void.
   */
  readonly pendingRestore: number | null
  /** How many restores have begun. */
  readonly restores: number
}

export const signedOutState: SessionState = {
  phase: 'signed-out',
  kind: 'owned',
  problem: null,
  profile: null,
  since: 0,
  at: 0,
  aliveAt: 0,
  passwordExpiresInDays: null,
  goal: 'session',
  isSigningIn: false,
  isSigningOut: false,
  isPolling: false,
  isChecking: false,
  isPollScheduled: false,
  isDoubted: false,
  attempt: 0,
  refusedChecks: 0,
  failedPolls: 0,
  pollProblem: null,
  isAsleep: false,
  mayPoll: true,
  isPasswordStored: false,
  autoSignIns: noAutoSignIns,
  isSignOutWanted: false,
  pendingRestore: null,
  restores: 0,
}

export interface Transition {
  readonly next: SessionState
  readonly effects: readonly SessionEffect[]
}

/** True while there is a Guid that may still be good: lookups may go out. */
export const hasSession = ({ phase, goal }: SessionState): boolean =>
  phase === 'signed-in' || (phase === 'recovering' && goal === 'session')

/** True without a session, and nothing under way bars a sign-in (docs/gateway.md §1.6). */
export const canSignIn = (state: SessionState): boolean =>
  !state.isSigningIn && !state.isSigningOut && !hasSession(state)

/** True for the answer of the keyring to the restore that may still go on. */
export const mayRestore = (state: SessionState, restore: number): boolean =>
  canSignIn(state) && state.pendingRestore === restore

/** True while a session may be handed over; also in place of an adopted one. */
export const canTakeOver = (state: SessionState): boolean =>
  canSignIn(state) || (hasSession(state) && state.kind === 'adopted')

/** The keyring may still open; what it holds is not gone. */
export const isKeyringShut = (problem: AppError): boolean =>
  ['keyring-locked', 'keyring-not-answering', 'keyring-failed'].includes(problem.code)

/** Nothing was heard from the gateway: it is down, or the way to it is broken. */
export const isWayBroken = ({ code }: AppError): boolean =>
  code === 'gateway-unreachable' || /^(certificate|proxy)-/.test(code)

/**
 * The gateway itself has refused, and waiting will not change its mind: neither is it switching
 * over nor was it asked too fast.
 */
export const isRefusal = ({ code, retcode }: AppError): boolean =>
  retcode !== undefined && code !== 'gateway-switching' && code !== 'too-fast'

export const isSessionGone = (problem: AppError): boolean =>
  problem.code === 'session-lost' || problem.code === 'sign-in-again'
