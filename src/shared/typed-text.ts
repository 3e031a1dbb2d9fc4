/**
 * What cannot be seen: marks of direction, joiners, soft hyphens, byte order marks, anchors of
 * annotations. Web pages, spreadsheets and chat programs add them to what is copied there.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** No-break spaces that group the digits of one number. Ordinary blanks part two numbers. */
const groupedDigits = /^\s*\p{Nd}{1,3}(?:[\u00a0\u2007\u202f]\p{Nd}{3})+\s*$/u

/**
 * Reads a number, phone or address as a person meant it, whether typed, pasted, linked or copied:
 * without what cannot be seen, in the plain form of each character (full-width, no-break space),
 * with the digits of every script as 0 to 9, and without blanks at its ends. Not for passwords.
 */
export function normalizeTypedText(typed: string): string {
  const visible = typed.replace(invisible, '')
  const joined = groupedDigits.test(visible) ? visible.replace(/\s/g, '') : visible
  return joined
    .normalize('NFKC')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .trim()
}

/** Unicode keeps the ten digits of a script side by side, in their order. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
