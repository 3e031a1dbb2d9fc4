import { failure, type Result } from '../../../shared/result.ts'
import type { AppError } from '../../../shared/error-codes.ts'
import type { Profile } from '../../../shared/settings.ts'
import type { SignedIn } from '../../gateway/gateway-client.ts'
import type { SignInMode } from '../../gateway/gateway-requests.ts'
import type { SettingsService } from '../../settings/settings-service.ts'
import type { SessionConnection } from '../session-connection.ts'
import type { SessionSecrets } from '../session-secrets.ts'

export interface SignInRequest {
  readonly profile: Profile
  /** Null: use the one in the keyring. */
  readonly password: string | null
  /** Null: whatever the keyring holds stays there. */
  readonly isPasswordToBeStored: boolean | null
}

export interface PerformSignInParts {
  readonly link: SessionConnection
  readonly secrets: SessionSecrets
  readonly settings: SettingsService
  readonly onPasswordStored: (isStored: boolean) => void
  readonly onPasswordNotStored: (problem: AppError) => void
}

/**
 * One sign-in at the gateway. On success the profile is the active one and the password, where asked for, in the keyring. A stored password
 * that the gateway refuses is forgotten, so that it cannot lock the account later.
 */
export async function performSignIn(
  parts: PerformSignInParts,
  mode: SignInMode,
  request: SignInRequest,
): Promise<Result<SignedIn>> {
  const password = request.password ?? (await storedPassword(parts, request.profile))
  if (typeof password !== 'string') return failure(password)
  const client = parts.link.open(request.profile, null, null)
  if (!client.ok) return client
  const signedIn = await client.value.signIn(mode, { password, phone: request.profile.phone })
  if (signedIn.ok && signedIn.value.mustChangePassword) {
    await client.value.signOut()
    return failure({ code: 'password-change-demanded' })
  }
  if (signedIn.ok) await keep(parts, request)
  else if (request.password === null && signedIn.error.code === 'wrong-password')
    await forgetPassword(parts, request.profile)
  return signedIn
}

async function storedPassword({ secrets, settings }: PerformSignInParts, profile: Profile): Promise<string | AppError> {
  const read = await secrets.readPassword(settings.profile(profile.id) ?? profile)
  return read.ok ? (read.value ?? { code: 'wrong-password' }) : read.error
}

async function keep(
  parts: PerformSignInParts,
  { profile, password, isPasswordToBeStored }: SignInRequest,
): Promise<void> {
  const known = parts.settings.profile(profile.id)
  // The request may be as old as the session: what became of the profile meanwhile stays.
  const { name, isPasswordStored, isSessionStored } = known ?? {
    ...profile,
    isPasswordStored: false,
    isSessionStored: false,
  }
  parts.settings.activate({ ...profile, name, isPasswordStored, isSessionStored })
  if (password === null) return
  // The one that is stored may be another profile's than before.
  if (isPasswordToBeStored === null) return parts.onPasswordStored(known?.isPasswordStored ?? false)
  if (!isPasswordToBeStored) return forgetPassword(parts, profile)
  const stored = await parts.secrets.storePassword(profile.id, password)
  if (stored.ok) parts.onPasswordStored(true)
  else parts.onPasswordNotStored(stored.error)
}

async function forgetPassword({ secrets, onPasswordStored }: PerformSignInParts, profile: Profile): Promise<void> {
  await secrets.forgetPassword(profile.id)
  onPasswordStored(false)
}
