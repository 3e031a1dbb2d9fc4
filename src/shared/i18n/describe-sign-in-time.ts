import type { SignInTime } from '../sign-in-time.ts'
import { formatDurationInWords } from './format-duration.ts'
import { formatClockTime, formatDateTime } from './format-values.ts'
import type { Translator } from './translator.ts'

/** When, as the card has it; null when the gateway did not say. */
export function formatSignInTime(t: Translator, time: SignInTime, now: number): string | null {
  if (time.kind === 'not-given') return null
  if (time.kind === 'unclear') return t('signedIn.unclear', { time: formatDateTime(t.language, time.at) })
  return formatClockTime(t.language, time.at, now)
}

/** For how long; null when that is not known. */
export const signInDuration = (t: Translator, time: SignInTime): string | null =>
  time.kind === 'known' && time.seconds !== null ? formatDurationInWords(t, time.seconds) : null

/** When and for how long, in one; null when the gateway did not say. */
export function describeSignInTime(t: Translator, time: SignInTime, now: number): string | null {
  const duration = signInDuration(t, time)
  const at = formatSignInTime(t, time, now)
  return at === null || duration === null ? at : `${at} · ${duration}`
}

/** Says that the time is one of the gateway's clock, when that is far from this computer's. */
export function signInTimeNote(t: Translator, time: SignInTime): string | null {
  if (time.kind !== 'known' || time.clockDifferenceMs === null) return null
  const direction = time.clockDifferenceMs > 0 ? 'ahead' : 'behind'
  const difference = formatDurationInWords(t, Math.abs(time.clockDifferenceMs) / 1_000)
  return t('signedIn.gatewayClock', { direction, difference })
}
