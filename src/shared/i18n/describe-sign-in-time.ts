import type { SignInTime } from '../sign-in-time.ts'
import { formatDuration } from './format-duration.ts'
import { formatClockTime, formatDateTime } from './format-values.ts'
import type { Translator } from './translator.ts'

/** When and for how long, as the card has it; null when the gateway did not say. */
export function describeSignInTime(t: Translator, time: SignInTime, now: number): string | null {
  if (time.kind === 'not-given') return null
  if (time.kind === 'unclear') return t('signedIn.unclear', { time: formatDateTime(t.language, time.at) })
  const at = formatClockTime(t.language, time.at, now)
  if (time.seconds === null) return at
  return `${at} · ${t('duration.for', { duration: formatDuration(t, time.seconds) })}`
}

/** Says that the time is one of the gateway's clock, when that is far from this computer's. */
export function signInTimeNote(t: Translator, time: SignInTime): string | null {
  if (time.kind !== 'known' || time.clockDifferenceMs === null) return null
  const direction = time.clockDifferenceMs > 0 ? 'ahead' : 'behind'
  const difference = formatDuration(t, Math.abs(time.clockDifferenceMs) / 1_000)
  return t('signedIn.gatewayClock', { direction, difference })
}
