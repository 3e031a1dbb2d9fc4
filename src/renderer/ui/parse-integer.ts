/** Reads a whole number as a person types it: full-width digits count, surrounding blanks do not. Null when it is none, or out of range. */
export function parseInteger(text: string, lowest: number, highest: number): number | null {
  const digits = text.normalize('NFKC').trim()
  if (!/^[0-9]+$/.test(digits)) return null
  const value = Number(digits)
  return value >= lowest && value <= highest ? value : null
}
