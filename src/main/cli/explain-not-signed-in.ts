import type { AppSnapshot, KeyringState } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'

/**
 * The most specific reason for which nobody is signed in: a locked keyring, a lost session, no
 * gateway.
 */
export function explainNotSignedIn({
  session,
  profile,
  keyring,
}: Pick<AppSnapshot, 'session' | 'profile' | 'keyring'>): AppError {
  // The session is `locked` in each case; the page, too, tells them apart by the keyring's state.
  if (session.state === 'locked') return { code: shutKeyringCodes[keyring] ?? 'keyring-locked' }
  if ((session.state === 'lost' || session.state === 'signed-out') && session.problem) return session.problem
  return { code: profile ? 'not-signed-in' : 'no-gateway' }
}

const shutKeyringCodes: Partial<Record<KeyringState, ErrorCode>> = {
  'not-answering': 'keyring-not-answering',
  failed: 'keyring-failed',
}

/** Why a session was not stored: the cause of its notice, which may lie in the settings too. */
export const keyringProblem = (cause: ErrorCode | undefined): ErrorCode => cause ?? 'keyring-failed'
