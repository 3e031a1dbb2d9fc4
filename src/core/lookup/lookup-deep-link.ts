import { parseWorkno } from '../../shared/workno.ts'

/**
 * Reads the work number of a link `agentbar:lookup/20011`. Null for any other link and for an
 * invalid number: anybody can make a link, so it can do no more than what an agent can type.
 */
export function parseLookupDeepLink(link: string, highest: number): string | null {
  const parts = /^agentbar:(?:\/\/)?lookup\/([0-9]{3,6})\/?$/i.exec(link)
  const read = parts ? parseWorkno(parts[1] ?? '', highest) : null
  return read?.ok === true ? read.workno : null
}

/** The work number if the clipboard's text is nothing else; null for any other text. */
export function parseClipboardWorkno(text: string, highest: number): string | null {
  if (text.length > 40) return null
  const read = parseWorkno(text, highest)
  return read.ok ? read.workno : null
}
