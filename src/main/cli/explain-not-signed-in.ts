import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'

/** Not signed in can have a reason worth more than the bare fact: a keyring that is shut, a lost session. */
export function explainNotSignedIn({
  session,
  profile,
  keyring,
}: Pick<AppSnapshot, 'session' | 'profile' | 'keyring'>): AppError {
  // The page, too, has the two apart by the keyring's own state.
  if (session.state === 'locked')
    return { code: keyring === 'not-answering' ? 'keyring-not-answering' : 'keyring-locked' }
  if ((session.state === 'lost' || session.state === 'signed-out') && session.problem) return session.problem
  return { code: profile ? 'not-signed-in' : 'no-gateway' }
}

const keyringProblems = ['keyring-absent', 'keyring-locked', 'keyring-changed', 'keyring-not-answering'] as const

/** What a notice about something that was not stored names as the reason. */
export const keyringProblem = (cause: ErrorCode | undefined): ErrorCode =>
  keyringProblems.find((code) => code === cause) ?? 'keyring-absent'
