import type { Language } from './translator.ts'

const timeFormat = new Map<Language, Intl.DateTimeFormat>()
const dateTimeFormat = new Map<Language, Intl.DateTimeFormat>()

/** Clock time of an instant (epoch milliseconds) in local time, `08:55`; with its date when that is not the day of `now`. */
export function clockTimeText(language: Language, at: number, now: number): string {
  const isSameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return isSameDay ? kept(timeFormat, language, shortTime).format(at) : dateTimeText(language, at)
}

/** Date and clock time of an instant (epoch milliseconds) in local time. */
export function dateTimeText(language: Language, at: number): string {
  return kept(dateTimeFormat, language, { ...shortTime, year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

const shortTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** Making a formatter costs far more than using one. */
function kept(
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
