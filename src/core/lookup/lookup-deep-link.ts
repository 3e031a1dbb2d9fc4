import { normalizeTypedText } from '../../shared/typed-text.ts'
import { parseWorkno } from '../../shared/workno.ts'

/**
 * Reads the work number of a link `agentbar:lookup/20011`. Null for any other link and for an
 * invalid number: anybody can make a link, so it can do no more than what an agent can type.
 */
export function parseLookupDeepLink(link: string, highest: number): string | null {
  const parts = /^agentbar:(?:\/\/)?lookup\/([^/?# \t\r\n]{3,200})\/?$/i.exec(link)
  const number = normalizeTypedText(withDecodedCharacters(parts?.[1] ?? ''))
  const read = /^[0-9]{3,6}$/.test(number) ? parseWorkno(number, highest) : null
  return read?.ok === true ? read.workno : null
}

/** Browsers write what is beyond ASCII, such as marks copied with a number, in `%` form. */
function withDecodedCharacters(text: string): string {
  try {
    return text.replace(/(?:%[89a-f][0-9a-f])+/gi, decodeURIComponent)
  } catch {
    return ''
  }
}

/** The work number if the clipboard's text is nothing else; null for any other text. */
export function parseClipboardWorkno(text: string, highest: number): string | null {
  if (text.length > 40) return null
  const read = parseWorkno(text, highest)
  return read.ok ? read.workno : null
}
