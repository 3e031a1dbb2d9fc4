import type { AppError } from '../../../shared/error-codes.ts'
import type { Result } from '../../../shared/result.ts'
import type { Profile } from '../../../shared/settings.ts'
import { isSessionOf, type StoredSession } from '../stored-session.ts'

/** What a start does about the session. */
export type RestorePlan =
  | { readonly do: 'go-on'; readonly session: StoredSession }
  | { readonly do: 'auto-sign-in' }
  | { readonly do: 'report'; readonly problem: AppError }
  | { readonly do: 'nothing' }

/**
 * Continues the stored session of this gateway and agent; else signs in with the stored password
 * where that is allowed. A locked keyring is no reason to sign in again: the session in it may
 * still be valid.
 */
export function restorePlan(
  profile: Profile,
  stored: Result<StoredSession | null>,
  mayUsePassword: boolean,
): RestorePlan {
  if (!stored.ok && stored.error.code !== 'keyring-changed') return { do: 'report', problem: stored.error }
  const session = stored.ok ? stored.value : null
  if (session && isSessionOf(session, profile)) return { do: 'go-on', session }
  if (profile.isPasswordStored && mayUsePassword) return { do: 'auto-sign-in' }
  return stored.ok ? { do: 'nothing' } : { do: 'report', problem: stored.error }
}
