import type { SessionView } from '../app-snapshot.ts'
import type { AppError } from '../error-codes.ts'
import { formatClockTime } from './format-values.ts'
import { describeError } from './describe-error.ts'
import type { MessageKey } from './messages.en.ts'
import type { Translator } from './translator.ts'

interface SessionEndText {
  /** How it ended, and when, as one sentence. */
  readonly title: string
  /** What the person can do besides signing in; null for nothing. */
  readonly nextStep: string | null
}

/**
 * How a lost session ended. If the gateway did not end it, then a sign-in without the agent failed.
 */
export function describeSessionEnd(
  t: Translator,
  session: Extract<SessionView, { state: 'lost' }>,
  now: number,
): SessionEndText {
  const { problem, kind, agentId: agent } = session
  const time = formatClockTime(t.language, session.at, now)
  const cause = causeOf(problem)
  if (kind === 'adopted') {
    const reason = t(cause === 'lost.because.recovery' ? cause : 'lost.because.owner')
    return { title: t('lost.adopted', { agent, time, reason }), nextStep: null }
  }
  if (!cause) return { title: t('lost.failed', { time, problem: describeError(t, problem).title }), nextStep: null }
  return {
    title: t('lost.owned', { time, reason: t(cause) }),
    nextStep: cause === 'lost.because.ended' ? t('lost.ended.next') : null,
  }
}

/**
 * The reason says that the end was intended (docs/gateway.md §5.4). The codes are those of §8.
 * Null if the gateway did not end the session.
 */
function causeOf({ code, reason, retcode }: AppError): Extract<MessageKey, `lost.because.${string}`> | null {
  if (code === 'sign-in-again') return 'lost.because.recovery'
  if (code !== 'session-lost') return null
  if (reason === 'signed-out-by-gateway') return 'lost.because.ended'
  return retcode === '000-003' ? 'lost.because.refused' : 'lost.because.unknown'
}
