import { parseWorkno } from '../../shared/workno.ts'

/**
 * The work number of a link `agentbar:lookup/20011`, as a customer record or another program has it. Null unless it is exactly that and the
 * number is one: a link comes from anybody, so it can do no more than what an agent can type.
 */
export function readLookupDeepLink(link: string, highest: number): string | null {
  const parts = /^agentbar:(?:\/\/)?lookup\/([0-9]{3,6})\/?$/i.exec(link)
  const read = parts ? parseWorkno(parts[1] ?? '', highest) : null
  return read?.ok === true ? read.workno : null
}

/** The work number on a clipboard that holds nothing else; null for any other text. */
export function readClipboardWorkno(text: string, highest: number): string | null {
  if (text.length > 40) return null
  const read = parseWorkno(text, highest)
  return read.ok ? read.workno : null
}
