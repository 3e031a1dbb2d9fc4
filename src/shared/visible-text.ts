/**
 * Steers a terminal or the order of the text instead of being seen: C0, DEL and C1 controls, line
 * ends, bidirectional controls, and halves of surrogate pairs.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The text on one line, with what would steer a terminal, a menu or a log shown as such: `␛` for an
 * escape, `\u{202e}` for what has no picture. For every text that others wrote.
 */
export const visibleText = (text: string): string => text.replace(unseen, picture)

/** A value as indented JSON that a terminal shows as it is: it escapes more than JSON demands. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(unseen, (character) => (character === '\n' ? character : escape(character)))

/** Unicode has pictures of the C0 controls at U+2400, and of DEL at U+2421. */
function picture(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0x7f) return '\u2421'
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u{${code.toString(16)}}`
}

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
