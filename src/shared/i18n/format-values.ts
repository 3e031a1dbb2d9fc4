import type { Language, Translator } from './translator.ts'

const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' }
const optionsByFormat = { time, date, dateTime: { ...time, ...date } } as const

/**
 * Clock time of an instant (epoch milliseconds) in local time, `08:55`. With its date if that is
 * not the day of `now`.
 */
export function formatClockTime(language: Language, at: number, now: number): string {
  const day = formatterOf(language, 'date')
  const isSameDay = day.format(at) === day.format(now)
  return isSameDay ? formatterOf(language, 'time').format(at) : formatDateTime(language, at)
}

/** Date and clock time of an instant (epoch milliseconds) in local time. */
export const formatDateTime = (language: Language, at: number): string => formatterOf(language, 'dateTime').format(at)

/** The day of an instant (epoch milliseconds) in local time. */
export const formatDate = (language: Language, at: number): string => formatterOf(language, 'date').format(at)

/** A percentage as the language writes it: "120%". */
export const formatPercent = (t: Translator, percent: number): string =>
  new Intl.NumberFormat(t.language, { style: 'percent' }).format(percent / 100)

/**
 * Never kept: a formatter stays in the time zone in which it was created, and the zone may change
 * while the program runs.
 */
const formatterOf = (language: Language, format: keyof typeof optionsByFormat): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, optionsByFormat[format])
