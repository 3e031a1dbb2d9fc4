import punycode from 'punycode/punycode.js'

const encodedPrefix = 'xn--'
/** Blocks of letters and digits that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Whether a host name, in lower case, is made of labels that every part of the program reads alike.
 * The parsers behind `URL` differ: on newer Node they accept encoded labels (`xn--…`) that stand
 * for no name.
 */
export function isHostName(host: string): boolean {
  // A final dot says that the name is whole: no search domain is added.
  return host.replace(/\.$/, '').split('.').every(isLabel)
}

function isLabel(label: string): boolean {
  if (label === '') return false
  const name = label.startsWith(encodedPrefix) ? decodedLabel(label) : label
  if (name === null) return false
  // A name with right-to-left letters begins with one (RFC 5893 §2).
  return !rightToLeft.test(name) || /^\p{L}/u.test(name)
}

/** The name of an encoded label; null if there is none, or if it has a plainer spelling. */
function decodedLabel(label: string): string | null {
  const name = decoded(label.slice(encodedPrefix.length))
  if (name === null || name !== name.normalize('NFKC').toLowerCase()) return null
  const isName = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(name)
  return isName && /[^\0-\x7f]/.test(name) ? name : null
}

function decoded(encoded: string): string | null {
  try {
    return punycode.decode(encoded)
  } catch {
    return null
  }
}
