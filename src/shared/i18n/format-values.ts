import type { Language, Translator } from './translator.ts'

const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' }
const optionsByFormat = { time, date, dateTime: { ...time, ...date } } as const

/**
 * Clock time of an instant (epoch milliseconds) in local time, `08:55`. With its date if that is
 * not the day of `now`.
 */
export function formatClockTime(language: Language, at: number, now: number): string {
  const isSameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return isSameDay ? formatterOf(language, 'time').format(at) : formatDateTime(language, at)
}

/** Date and clock time of an instant (epoch milliseconds) in local time. */
export const formatDateTime = (language: Language, at: number): string => formatterOf(language, 'dateTime').format(at)

/** The day of an instant (epoch milliseconds) in local time. */
export const formatDate = (language: Language, at: number): string => formatterOf(language, 'date').format(at)

/** A percentage as the language writes it: "120%". */
export const formatPercent = (t: Translator, percent: number): string =>
  new Intl.NumberFormat(t.language, { style: 'percent' }).format(percent / 100)

/** Cached, since to create a formatter takes far longer than to use it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(language: Language, format: keyof typeof optionsByFormat): Intl.DateTimeFormat {
  const key = `${language} ${format}`
  const known = formatters.get(key)
  if (known) return known
  const created = new Intl.DateTimeFormat(language, optionsByFormat[format])
  formatters.set(key, created)
  return created
}
