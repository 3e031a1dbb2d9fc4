import type { Language } from './translator.ts'

const timeFormat = new Map<Language, Intl.DateTimeFormat>()
const dateTimeFormat = new Map<Language, Intl.DateTimeFormat>()

/** Clock time of an instant (epoch milliseconds) in local time, `08:55`; with its date when that is not the day of `now`. */
export function formatClockTime(language: Language, at: number, now: number): string {
  const isSameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return isSameDay ? cached(timeFormat, language, shortTime).format(at) : formatDateTime(language, at)
}

/** Date and clock time of an instant (epoch milliseconds) in local time. */
export function formatDateTime(language: Language, at: number): string {
  return cached(dateTimeFormat, language, { ...shortTime, year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

const shortTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** Making a formatter costs far more than using one. */
function cached(
  formats: Map<Language, Intl.DateTimeFormat>,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const found = formats.get(language)
  if (found) return found
  const made = new Intl.DateTimeFormat(language, options)
  formats.set(language, made)
  return made
}
