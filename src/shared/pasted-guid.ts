import { normalizeTypedText } from './typed-text.ts'

/**
 * Its header as the gateway or a log writes it, then a UUID or 48 hexadecimal digits with the name
 * of the node, then attributes (docs/gateway.md §2). A cluster of one node may have no name for it.
 */
const pastedGuid =
  /^(?:(?:set-)?guid\s*:\s*)?(?:JSESSIONID=)?((?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{48})(?:\.[\w.-]{1,64})?)(?:\s*;.*)?$/i

/**
 * A Guid as a person or another program passes it on. Null for any other text, such as a password
 * that was copied last: what is taken for a Guid is sent as one.
 */
export function parsePastedGuid(text: string): string | null {
  const [firstLine = ''] = normalizeTypedText(text).split(/\r?\n/)
  return pastedGuid.exec(firstLine.trim())?.[1] ?? null
}
