import { failure, type Result } from '../../../shared/result.ts'
import type { OpenQuestions } from '../../open-questions.ts'
import type { SettingsService } from '../../settings/settings-service.ts'
import type { SessionService } from '../session-service.ts'
import { readAdoptInput, readSignInInput, type AdoptCommand, type SignInCommand } from './sign-in-input.ts'

export interface SignInUseCaseParts {
  readonly session: Pick<SessionService, 'signIn' | 'adopt' | 'view'>
  readonly settings: SettingsService
  readonly questions: Pick<OpenQuestions, 'allowAgain'>
}

/** Signs in as the agent wishes, by the page or by a command beside it. */
export async function signInFromInput(parts: SignInUseCaseParts, wish: SignInCommand): Promise<Result<null>> {
  const { session, settings, questions } = parts
  questions.allowAgain()
  const request = readSignInInput(wish, settings.current)
  if (!request.ok) return request
  return withReason(parts, await session.signIn(wish.mode ?? request.value.profile.signInMode, request.value))
}

/** Goes on with the session that is handed over, by the page or by a command beside it. */
export async function adoptFromInput(parts: SignInUseCaseParts, wish: AdoptCommand): Promise<Result<null>> {
  const { session, settings, questions } = parts
  questions.allowAgain()
  const request = readAdoptInput(wish, settings.current)
  return request.ok ? withReason(parts, await session.adopt(request.value.profile, request.value.guid)) : request
}

/** Busy with a session does not pass by waiting: the agent must sign out first. */
function withReason({ session }: SignInUseCaseParts, done: Result<null>): Result<null> {
  const { state } = session.view
  const isSignedIn = state === 'signed-in' || state === 'recovering'
  return !done.ok && done.error.code === 'busy' && isSignedIn ? failure({ ...done.error, detail: 'signedIn' }) : done
}
