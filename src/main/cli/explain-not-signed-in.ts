import type { AppSnapshot } from '../../shared/app-snapshot.ts'
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
  // The session is `locked` in both cases; the page, too, tells them apart by the keyring's state.
  if (session.state === 'locked')
    return { code: keyring === 'not-answering' ? 'keyring-not-answering' : 'keyring-locked' }
  if ((session.state === 'lost' || session.state === 'signed-out') && session.problem) return session.problem
  return { code: profile ? 'not-signed-in' : 'no-gateway' }
}

const keyringProblems = ['keyring-absent', 'keyring-locked', 'keyring-changed', 'keyring-not-answering'] as const

/**
 * The keyring's error of a notice about something that was not stored; `keyring-absent` for any
 * other.
 */
export const keyringProblem = (cause: ErrorCode | undefined): ErrorCode =>
  keyringProblems.find((code) => code === cause) ?? 'keyring-absent'
