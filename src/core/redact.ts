/** How secrets are named, in headers, in the gateway's JSON and in ours. */
const names = String.raw`(?:password|passwd|pwd|guid|jsessionid|set-?cookies?|cookies?|phone(?:num(?:ber)?)?|token)`
/** What stands between name and value; the quotes of JSON within JSON carry backslashes. */
const separator = String.raw`\\*["']?\s*[:=]\s*`
/**
 * A value up to the quote that ends it: one with as many backslashes as the quote that began it. A
 * list of texts up to its end. A value without quotes up to what separates it from the next one.
 * What has no end goes to the end of the line.
 */
const value = String.raw`(?:(\\*)"[\s\S]*?(?:(?<!\\)\2"|$)|\[\s*\]|\[[\s\S]*?(?:"\s*\]|$)|'[^']*'|[^\s,;}&]+)`

/**
 * A Guid, also bare: a UUID or 48 hexadecimal digits, with the node's suffix or without. An escape
 * before it, as `\\f`, may look like further digits; a fingerprint has 64 and is no secret.
 */
const guidRules: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\.[\w-]+)?/gi, '<guid>'],
  [/(?<![0-9a-f])[0-9a-f]{48,63}(?![0-9a-f])(\.[\w-]+)?/gi, '<guid>'],
]

const rules: readonly (readonly [RegExp, string])[] = [
  ...guidRules,
  // A cookie header has several values on one line.
  [/(cookie\s*[:=]\s*)[^"\r\n]+/gi, '$1<redacted>'],
  [new RegExp(`(${names}${separator})${value}`, 'gi'), '$1<redacted>'],
  // Credentials in an address.
  [/\/\/[^/@\s]+@/g, '//<redacted>@'],
]

/**
 * Strips what must not be in a log from a line that is about to be written: Guids, passwords,
 * cookies, phones, credentials in addresses.
 */
export const redact = (line: string): string => replaceAll(line, rules)

/** Strips Guids alone: from the gateway's own words, which are shown to the agent. */
export const redactGuids = (text: string): string => replaceAll(text, guidRules)

const replaceAll = (line: string, patterns: typeof rules): string =>
  patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
