const rules: readonly (readonly [RegExp, string])[] = [
  // A Guid: a UUID with the node's suffix, or bare.
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\.[\w-]+)?/gi, '<guid>'],
  // Named secrets, quoted or as a header.
  [/("?(?:password|passwd|pwd|guid|set-guid|cookie|set-cookie|phonenum|phonenumber|token)"?\s*[:=]\s*)("[^"]*"|[^\s,;}]+)/gi, '$1<redacted>'],
  // Credentials in an address.
  [/\/\/[^/@\s]+@/g, '//<redacted>@'],
]

/** Strips what must not be in a log from a line that is about to be written: Guids, passwords, cookies, phones, credentials in addresses. */
export function redact(line: string): string {
  return rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
}
