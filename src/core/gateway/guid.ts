/**
 * The Guid in a `Set-GUID` header: everything after `JSESSIONID=`, with the node's suffix, without
 * attributes that may follow (docs/gateway.md §2). Null when it could not be sent back as a header.
 */
export function guidFromHeader(header: string | null): string | null {
  const value = (header ?? '').trim()
  const guid = value
    .replace(/^JSESSIONID=/i, '')
    .replace(/;.*/s, '')
    .trim()
  return isGuid(guid) ? guid : null
}

/**
 * True for what may be sent back as the `Guid` header: 8 to 200 visible ASCII characters. The
 * gateway's own word counts, whatever its shape; a pasted Guid is judged by `parsePastedGuid`.
 */
export const isGuid = (value: string): boolean => /^[\x21-\x7e]{8,200}$/.test(value)
