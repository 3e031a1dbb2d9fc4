import { failure, success, type Result } from '../../shared/result.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { parseSettings, type ParsedSettings } from './parse-settings.ts'

/**
 * The settings out of the file's text. A text that is no JSON any more, cut off or with a byte
 * missing, gives what can still be read of it; `bad-input` if that is nothing.
 */
export function parseSettingsText(text: string): Result<ParsedSettings> {
  const content = parseJson(text.replace(/^\uFEFF/, ''))
  if (content !== undefined) return parseSettings(withMendedNames(content))
  const found = readableValues(text)
  if (found.size === 0) return failure({ code: 'bad-input', detail: 'settings' })
  const parsed = parseSettings(Object.fromEntries([...found].map(([name, value]) => [name, value.content])))
  if (!parsed.ok) return parsed
  const { settings, lost } = parsed.value
  const damaged = settingNames.filter((name) => name !== 'fileDamage' && !found.get(name)?.isWhole)
  return success({ settings, lost: [...new Set([...damaged, ...lost])] })
}

/** Undefined for a text that is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The cast: keys of the defaults, which `Object.keys` forgets.
const settingNames = Object.keys(defaultSettings) as (keyof typeof defaultSettings)[]

interface ReadableValue {
  readonly content: unknown
  readonly isWhole: boolean
}

/** Each setting's value stands between its name and the next one's. */
function readableValues(text: string): Map<string, ReadableValue> {
  const places = settingNames
    .flatMap((name) => {
      const match = new RegExp(String.raw`(?<!\\)"${name}"\s*:`).exec(text) ?? damagedName(name).exec(text)
      return match ? [{ name, start: match.index, valueStart: match.index + match[0].length }] : []
    })
    .sort((one, other) => one.start - other.start)
  const values = new Map<string, ReadableValue>()
  for (const [index, { name, valueStart }] of places.entries()) {
    const segment = text.slice(valueStart, places[index + 1]?.start ?? text.length).trim()
    const value = readableValue(segment.replace(/,$/, ''), Array.isArray(defaultSettings[name]))
    if (value) values.set(name, value)
  }
  return values
}

/** A file that is still JSON with a damaged name in it would lose what stands under that name. */
function withMendedNames(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content
  const missing = settingNames.filter((name) => !Object.hasOwn(content, name))
  const mended = (name: string): string =>
    Object.hasOwn(defaultSettings, name)
      ? name
      : (missing.find((known) => damagedName(known).exec(`"${name}":`)?.[0] === `"${name}":`) ?? name)
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [mended(name), value as unknown]))
}

/** The name as it stands before its value, with one character missing or changed. */
function damagedName(name: string): RegExp {
  const written = `"${name}":`
  const without = Array.from(written, (_, at) => `${written.slice(0, at)}.?${written.slice(at + 1)}`)
  return new RegExp(without.join('|'))
}

function readableValue(segment: string, isList: boolean): ReadableValue | null {
  // The last value is followed by the end of the file's object.
  for (const candidate of [segment, segment.replace(/\}$/, '')]) {
    const content = parseJson(candidate)
    if (content !== undefined) return { content, isWhole: true }
  }
  if (isList) return { content: readableElements(segment), isWhole: false }
  // What follows the value may be the damaged name of the next one.
  const scalar = new RegExp(`^(${jsonScalar})\\s*,`).exec(segment)?.[1]
  return scalar === undefined ? null : { content: parseJson(scalar), isWhole: true }
}

const jsonString = String.raw`"(?:[^"\\\r\n]|\\.)*"`
const jsonScalar = String.raw`${jsonString}|true|false|null|-?\d[\d.eE+-]*(?=[\s,}\]])`

/**
 * The elements of a damaged list, with the fields that can still be read: `parseSettings` decides
 * which of them will do. The lists of the settings hold texts, or objects without further objects.
 */
function readableElements(segment: string): unknown[] {
  const token = new RegExp(String.raw`\{|(${jsonString})\s*:\s*(${jsonScalar})`, 'g')
  const elements: Record<string, unknown>[] = []
  for (const [, key, value] of segment.matchAll(token)) {
    const name = key === undefined ? undefined : parseJson(key)
    const last = elements.at(-1)
    // A field that comes again belongs to the next element, whose brace is what is missing.
    if (typeof name !== 'string' || !last || Object.hasOwn(last, name)) elements.push({})
    const element = elements.at(-1)
    if (element && typeof name === 'string' && value !== undefined) element[name] = parseJson(value)
  }
  if (elements.length > 0) return elements
  return (segment.match(new RegExp(jsonString, 'g')) ?? []).map(parseJson)
}
