import type { AppError } from '../../../shared/error-codes.ts'
import type { Profile } from '../../../shared/settings.ts'
import { isSignOutRefused } from '../../../shared/sign-out-outcome.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import { withAutoSignIn } from './auto-sign-in-allowance.ts'
import { goOnPolling } from './polling-steps.ts'
import type { SessionContext, SessionEvent, SignInRequest } from './session-events.ts'
import { type SessionState, type Transition, hasSession, isSessionGone } from './session-state.ts'
import { abort, andThen, atRest, cancelTimers, ended, stay, stopped, store } from './transition-parts.ts'

type SignInAnswer = Extract<SessionEvent, { type: 'sign-in-answered' }>

/** The same state, now about this profile. */
export const about = (state: SessionState, { profile, isPasswordStored }: SessionContext): SessionState => ({
  ...state,
  profile,
  isPasswordStored,
  passwordExpiresInDays: null,
})

/** About this profile, and nothing has gone wrong with its session yet. */
export const begun = (state: SessionState, context: SessionContext): SessionState => ({
  ...about(state, context),
  goal: 'session',
  problem: null,
  pendingRestore: null,
})

export function signInAsked(
  state: SessionState,
  { mode, request, isPasswordStored }: Extract<SessionEvent, { type: 'sign-in-asked' }>,
): Transition {
  const asked = begun(state, { profile: request.profile, isPasswordStored })
  return signIn({ ...asked, autoSignIns: { ...asked.autoSignIns, inRow: 0 } }, mode, request)
}

/** Signs in without asking the agent. Never by force: the agent must confirm that. */
export function autoSignIn(state: SessionState, profile: Profile): Transition {
  const request: SignInRequest = { profile, password: null, isPasswordToBeStored: null }
  const autoSignIns = withAutoSignIn(state.autoSignIns, state.since, state.at)
  return signIn({ ...state, autoSignIns }, profile.signInMode, request)
}

function signIn(state: SessionState, mode: SignInMode, request: SignInRequest): Transition {
  const next: SessionState = {
    ...state,
    phase: 'signing-in',
    kind: 'owned',
    goal: 'session',
    attempt: 0,
    failedPolls: 0,
    pollProblem: null,
    isDoubted: false,
    isPollScheduled: false,
    isSigningIn: true,
    isSignOutWanted: false,
  }
  return { next, effects: [cancelTimers, abort, { do: 'sign-in', mode, request }] }
}

export function signInAnswered(state: SessionState, answer: SignInAnswer): Transition {
  if (!state.isSigningIn) return stay(state)
  const answered: SessionState = { ...state, isSigningIn: false }
  if (answer.problem) {
    if (state.isSignOutWanted) return ended(answered, null)
    // An automatic sign-in stops here and says why: the agent decides what comes next.
    return state.autoSignIns.inRow > 0 ? stopped(answered, answer.problem) : ended(answered, answer.problem)
  }
  const { since, passwordExpiresInDays } = answer
  const begun: SessionState = { ...answered, phase: 'signed-in', problem: null, since, aliveAt: since }
  const signedIn: SessionState = { ...begun, passwordExpiresInDays }
  if (state.isSignOutWanted) return signOut({ ...signedIn, isSignOutWanted: false })
  return andThen({ next: signedIn, effects: [store] }, goOnPolling)
}

export function signOut(asked: SessionState): Transition {
  const state: SessionState = { ...asked, pendingRestore: null }
  if (state.isSigningIn) return stay({ ...state, isSignOutWanted: true })
  if (state.isSigningOut) return stay(state)
  if (!hasSession(state) || state.kind === 'adopted') return ended(state, null)
  const next: SessionState = { ...atRest(state), phase: 'signing-out', isSigningOut: true, problem: null }
  return { next, effects: [cancelTimers, abort, { do: 'sign-out' }] }
}

/**
 * If the gateway refused the sign-out, the session continues. If no answer came, it ends here
 * anyway, because the agent wanted that.
 */
export function signOutAnswered(state: SessionState, problem: AppError | null): Transition {
  if (!state.isSigningOut) return stay(state)
  const answered: SessionState = { ...state, isSigningOut: false }
  const isAlive = problem !== null && !isSessionGone(problem) && isSignOutRefused(problem)
  return isAlive ? goOnPolling({ ...answered, phase: 'signed-in' }) : ended(answered, null)
}
