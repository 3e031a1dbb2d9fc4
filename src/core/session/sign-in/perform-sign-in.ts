import type { AppError } from '../../../shared/error-codes.ts'
import { failure, type Result } from '../../../shared/result.ts'
import type { Profile } from '../../../shared/settings.ts'
import type { SignedIn } from '../../gateway/gateway-client.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import type { SettingsService } from '../../settings/settings-service.ts'
import type { SignInRequest } from '../machine/session-events.ts'
import type { SessionConnection } from '../session-connection.ts'
import type { SessionSecrets } from '../session-secrets.ts'

export interface PerformSignInParts {
  readonly connection: SessionConnection
  readonly secrets: SessionSecrets
  readonly settings: SettingsService
}

export interface SignInOutcome {
  readonly answer: Result<SignedIn>
  /** Whether the keyring holds the agent's password now; null when that is as before. */
  readonly isPasswordStored: boolean | null
  /** Why the keyring did not take the password; the agent is signed in anyway. */
  readonly notStored: AppError | null
}

type PasswordOutcome = Omit<SignInOutcome, 'answer'>
const asBefore: PasswordOutcome = { isPasswordStored: null, notStored: null }

/**
 * One sign-in at the gateway. On success the profile becomes the active one, and the password goes
 * into the keyring if that was asked for. A stored password that the gateway refuses is forgotten,
 * so that it cannot lock the account later.
 */
export async function performSignIn(
  parts: PerformSignInParts,
  mode: SignInMode,
  request: SignInRequest,
): Promise<SignInOutcome> {
  const { profile } = request
  const password = request.password ?? (await storedPassword(parts, profile))
  if (typeof password !== 'string') return { answer: failure(password), ...asBefore }
  const client = parts.connection.open(profile, null)
  if (!client.ok) return { answer: client, ...asBefore }
  const answer = await client.value.signIn(mode, { password, phone: profile.phone })
  if (!answer.ok) {
    const isStoredOneWrong = request.password === null && answer.error.code === 'wrong-password'
    return { answer, ...(isStoredOneWrong ? await forgetPassword(parts, profile) : asBefore) }
  }
  if (answer.value.mustChangePassword) {
    await client.value.signOut()
    return { answer: failure({ code: 'password-change-demanded' }), ...asBefore }
  }
  return { answer, ...(await keep(parts, request)) }
}

async function storedPassword({ secrets, settings }: PerformSignInParts, profile: Profile): Promise<string | AppError> {
  const read = await secrets.readPassword(settings.profile(profile.id) ?? profile)
  return read.ok ? (read.value ?? { code: 'wrong-password' }) : read.error
}

async function keep(
  parts: PerformSignInParts,
  { profile, password, isPasswordToBeStored }: SignInRequest,
): Promise<PasswordOutcome> {
  const known = parts.settings.profile(profile.id)
  // The request may be as old as the session, and the profile may have changed since.
  const { name, isPasswordStored, isSessionStored } = known ?? {
    ...profile,
    isPasswordStored: false,
    isSessionStored: false,
  }
  parts.settings.activate({ ...profile, name, isPasswordStored, isSessionStored })
  if (password === null) return asBefore
  // The machine may still know this of another profile.
  if (isPasswordToBeStored === null) return { isPasswordStored, notStored: null }
  if (!isPasswordToBeStored) return forgetPassword(parts, profile)
  const stored = await parts.secrets.storePassword(profile.id, password)
  return stored.ok ? { isPasswordStored: true, notStored: null } : { isPasswordStored: null, notStored: stored.error }
}

async function forgetPassword({ secrets }: PerformSignInParts, profile: Profile): Promise<PasswordOutcome> {
  await secrets.forgetPassword(profile.id)
  return { isPasswordStored: false, notStored: null }
}
