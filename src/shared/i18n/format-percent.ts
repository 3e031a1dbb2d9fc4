import type { Translator } from './translator.ts'

/** A percentage in words of the language: "120%". */
export const formatPercent = (t: Translator, percent: number): string =>
  new Intl.NumberFormat(t.language, { style: 'percent' }).format(percent / 100)
