import type { Translator } from './translator.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** A duration in seconds in its two largest units: "48 s", "20 min 10 s", "4 h 12 min", "2 d 3 h". Below zero counts as zero. */
export function durationText(t: Translator, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < minute) return t('duration.seconds', { seconds: whole })
  if (whole < hour) return t('duration.minutes', { minutes: Math.floor(whole / minute), seconds: whole % minute })
  if (whole < day)
    return t('duration.hours', { hours: Math.floor(whole / hour), minutes: Math.floor((whole % hour) / minute) })
  return t('duration.days', { days: Math.floor(whole / day), hours: Math.floor((whole % day) / hour) })
}

/** How long ago something was, in seconds: "just now" for the first two. */
export function ageText(t: Translator, seconds: number): string {
  return seconds < 2 ? t('age.now') : t('age.ago', { duration: durationText(t, seconds) })
}
