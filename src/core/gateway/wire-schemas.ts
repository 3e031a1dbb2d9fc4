import * as v from 'valibot'

/** A whole number as the gateway sends it: a number, or the same in a string (docs/gateway.md §9). Anything else is null. */
export const wireInteger = v.pipe(
  v.unknown(),
  v.transform((value): number | null => {
    const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
  }),
)

/** Text as the gateway sends it: a string, or a number meant as one; anything else is the empty string. */
export const wireText = v.pipe(
  v.unknown(),
  v.transform((value): string =>
    typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '',
  ),
)

/** A flag as the gateway sends it: 0/1, true/false, or the same in a string (docs/gateway.md §9); anything else is null. */
export const wireFlag = v.pipe(
  v.unknown(),
  v.transform((value): boolean | null => {
    // Only what is text already: an object would be asked for its own idea of text, and may have none.
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    const word = isPlain ? String(value).trim().toLowerCase() : ''
    return word === '1' || word === 'true' ? true : word === '0' || word === 'false' ? false : null
  }),
)

/** A list, or nothing at all where a list is expected (docs/gateway.md §9). */
export const wireList = v.pipe(
  v.unknown(),
  v.transform((value): unknown[] => (Array.isArray(value) ? value : [])),
)
