import { normalizeTypedText } from '../../shared/typed-text.ts'

/**
 * Parses a whole number as a person types it, with any script's digits, with blanks around.
 * Null when it is no number, or not between `lowest` and `highest`.
 */
export function parseInteger(text: string, lowest: number, highest: number): number | null {
  const digits = normalizeTypedText(text)
  if (!/^[0-9]+$/.test(digits)) return null
  const value = Number(digits)
  return value >= lowest && value <= highest ? value : null
}
