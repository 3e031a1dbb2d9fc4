import * as v from 'valibot'

/** A whole number, also in a string (docs/gateway.md §9). Anything else is null. */
export const wireInteger = v.pipe(
  v.unknown(),
  v.transform((value): number | null => {
    const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
  }),
)

/**
 * Text, trimmed, also sent as a number. Anything else is the empty string. Half of a surrogate
 * pair, which a gateway leaves where it cuts a name, is shown as a character that was lost.
 */
export const wireText = v.pipe(
  v.unknown(),
  v.transform((value): string =>
    typeof value === 'string'
      ? value.replace(/\p{Surrogate}/gu, '\ufffd').trim()
      : typeof value === 'number'
        ? String(value)
        : '',
  ),
)

/** A flag: 0/1 or true/false, also in a string (docs/gateway.md §9). Anything else is null. */
export const wireFlag = v.pipe(
  v.unknown(),
  v.transform((value): boolean | null => {
    // Not for an object: `String` would call its `toString`, which it may not have.
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    const word = isPlain ? String(value).trim().toLowerCase() : ''
    return word === '1' || word === 'true' ? true : word === '0' || word === 'false' ? false : null
  }),
)

/** A list; anything else is an empty one (docs/gateway.md §9). */
export const wireList = v.pipe(
  v.unknown(),
  v.transform((value): unknown[] => (Array.isArray(value) ? value : [])),
)
