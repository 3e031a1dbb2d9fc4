import type { AppError } from './error-codes.ts'
import { normalizeTypedText } from './typed-text.ts'

/** Lowest work number of every edition (docs/gateway.md §1.5). */
export const lowestWorkno = 101
/**
 * Highest work number of the edition the project was founded on; newer gateways go to 999999
 * (docs/gateway.md §1.5).
 */
export const defaultHighestWorkno = 59_999
export const highestWorknoOfAnyGateway = 999_999

export type WorknoParseResult =
  { readonly ok: true; readonly workno: string } | { readonly ok: false; readonly error: WorknoError }

export type WorknoError =
  | { readonly code: 'workno-not-a-number' }
  | { readonly code: 'workno-out-of-range'; readonly range: NonNullable<AppError['range']> }

/** Reads what a person typed or pasted as a work number, as `normalizeTypedText` sees it. */
export function parseWorkno(text: string, highest: number = defaultHighestWorkno): WorknoParseResult {
  const digits = normalizeTypedText(text)
  if (!/^[0-9]+$/.test(digits) || (digits.startsWith('0') && digits !== '0'))
    return { ok: false, error: { code: 'workno-not-a-number' } }
  const value = Number(digits)
  return value >= lowestWorkno && value <= highest
    ? { ok: true, workno: digits }
    : { ok: false, error: { code: 'workno-out-of-range', range: { lowest: lowestWorkno, highest } } }
}
