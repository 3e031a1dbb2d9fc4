import type { Translator } from './translator.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

type Unit = 'second' | 'minute' | 'hour' | 'day'
type Count = readonly [count: number, unit: Unit]

/**
 * A duration in seconds that counts on, as a stopwatch shows it: "0:48", "20:16". From an hour on
 * in words, "4 hr 12 min", since "4:12" would be read as minutes. Below zero counts as zero.
 */
export function formatDuration(t: Translator, seconds: number): string {
  const whole = wholeSeconds(seconds)
  if (whole >= hour) return formatDurationInWords(t, whole)
  return `${Math.floor(whole / minute)}:${String(whole % minute).padStart(2, '0')}`
}

/**
 * A duration in seconds in its two largest units: "48 sec", "20 min 16 sec", "2 days 3 hr". For
 * waits and beside clock times, where a stopwatch would be misread.
 */
export const formatDurationInWords = (t: Translator, seconds: number): string =>
  countsOf(wholeSeconds(seconds))
    .map(([count, unit]) => t(`duration.${unit}`, { count }))
    .join(' ')

/** The same for a screen reader: "20 minutes 16 seconds". */
export const formatSpokenDuration = (t: Translator, seconds: number): string =>
  countsOf(wholeSeconds(seconds))
    .map(([count, unit]) => t(`duration.spoken.${unit}`, { count }))
    .join(' ')

/** How long ago something was, in seconds, in its largest unit. The first two are "just now". */
export function formatAge(t: Translator, seconds: number): string {
  if (seconds < 2) return t('age.now')
  const [[count, unit]] = countsOf(wholeSeconds(seconds))
  return t(`age.${unit}`, { count })
}

const wholeSeconds = (seconds: number): number => Math.max(0, Math.floor(seconds))

function countsOf(whole: number): readonly [Count, ...Count[]] {
  if (whole < minute) return [[whole, 'second']]
  if (whole < hour) return twoOf(whole, minute, 'minute', 1, 'second')
  if (whole < day) return twoOf(whole, hour, 'hour', minute, 'minute')
  return twoOf(whole, day, 'day', hour, 'hour')
}

const twoOf = (
  whole: number,
  large: number,
  largeUnit: Unit,
  small: number,
  smallUnit: Unit,
): readonly [Count, Count] => [
  [Math.floor(whole / large), largeUnit],
  [Math.floor((whole % large) / small), smallUnit],
]
