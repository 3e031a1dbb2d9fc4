import type { Translator } from './translator.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

type Unit = 'second' | 'minute' | 'hour' | 'day'
type Display = 'short' | 'long'

/**
 * A duration in seconds in its two largest units, as the language writes it: "48 sec",
 * "20 min 10 sec", "4 hr 12 min", "2 days 3 hr". `long` is for screen readers. Below zero counts as
 * zero. Intl.DurationFormat can replace this once every runtime here has it (Node 23).
 */
export function formatDuration(t: Translator, seconds: number, display: Display = 'short'): string {
  const whole = Math.max(0, Math.floor(seconds))
  const { parts, join } = formatsOf(t.language, display)
  const texts = partsOf(whole).map(([count, unit]) => parts[unit].format(count))
  return join.format(texts)
}

/** How long ago something was, in seconds. The first two are "just now". */
export function formatAge(t: Translator, seconds: number): string {
  return seconds < 2 ? t('age.now') : t('age.ago', { duration: formatDuration(t, seconds) })
}

function partsOf(whole: number): readonly (readonly [count: number, unit: Unit])[] {
  if (whole < minute) return [[whole, 'second']]
  if (whole < hour) return twoOf(whole, minute, 'minute', 1, 'second')
  if (whole < day) return twoOf(whole, hour, 'hour', minute, 'minute')
  return twoOf(whole, day, 'day', hour, 'hour')
}

const twoOf = (whole: number, large: number, largeUnit: Unit, small: number, smallUnit: Unit) =>
  [
    [Math.floor(whole / large), largeUnit],
    [Math.floor((whole % large) / small), smallUnit],
  ] as const

interface Formats {
  readonly parts: Readonly<Record<Unit, Intl.NumberFormat>>
  readonly join: Intl.ListFormat
}

/** Cached, since to create them takes longer than to use them, and a card counts each second. */
const formats = new Map<string, Formats>()

function formatsOf(language: string, unitDisplay: Display): Formats {
  const key = `${language} ${unitDisplay}`
  const known = formats.get(key)
  if (known) return known
  const of = (unit: Unit): Intl.NumberFormat => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
  const made = {
    parts: { second: of('second'), minute: of('minute'), hour: of('hour'), day: of('day') },
    join: new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }),
  }
  formats.set(key, made)
  return made
}
