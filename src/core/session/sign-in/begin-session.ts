import type { Result } from '../../../shared/result.ts'
import type { OpenQuestions } from '../../open-questions.ts'
import type { SettingsService } from '../../settings/settings-service.ts'
import type { SessionService } from '../session-service.ts'
import { parseBeginSessionCommand, type BeginSessionCommand } from './begin-session-command.ts'

export interface BeginSessionParts {
  readonly session: Pick<SessionService, 'signIn' | 'adopt'>
  readonly settings: SettingsService
  readonly questions: Pick<OpenQuestions, 'forgetDeclined'>
}

/**
 * Begins a session because somebody asked for it: the page, the command line, or a hand-over link
 * that the agent has accepted. Questions that were declined before may be asked again. Resolves
 * with the outcome; `bad-input` names the wrong field in `detail`.
 */
export async function beginSession(
  { session, settings, questions }: BeginSessionParts,
  command: BeginSessionCommand,
): Promise<Result<null>> {
  questions.forgetDeclined()
  const read = parseBeginSessionCommand(command, settings.current)
  if (!read.ok) return read
  const begin = read.value
  switch (begin.kind) {
    case 'sign-in':
      return session.signIn(begin.mode, begin.request)
    case 'adopt':
      return session.adopt(begin.request.profile, begin.request.guid)
  }
}
