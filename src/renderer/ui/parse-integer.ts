/**
 * Parses a whole number as a person types it, with full-width digits and surrounding blanks.
 * Null when it is no number, or not between `lowest` and `highest`.
 */
export function parseInteger(text: string, lowest: number, highest: number): number | null {
  const digits = text.normalize('NFKC').trim()
  if (!/^[0-9]+$/.test(digits)) return null
  const value = Number(digits)
  return value >= lowest && value <= highest ? value : null
}
