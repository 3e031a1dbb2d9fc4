import * as v from 'valibot'
import { failure, success, type Result } from '../../shared/result.ts'
import {
  defaultSettings,
  profileSchema,
  settingsSchema,
  settingsVersion,
  type Settings,
} from '../../shared/settings.ts'

type Fields = Readonly<Record<string, unknown>>
type Migration = (older: Record<string, unknown>) => Record<string, unknown>

/** From each version to the one above it. Empty while there is only the first. */
const migrations: Readonly<Record<number, Migration>> = {}

/** Settings as far as they could be read. */
export interface ParsedSettings {
  readonly settings: Settings
  /** The paths of the values that did not fit, each once; never the values. */
  readonly lost: readonly string[]
}

/**
 * Current settings out of a stored file of any version. Missing keys take their defaults. A value
 * that does not fit costs that value alone, and is named. What is no object, or is of a version
 * from the future, is `bad-input`: there nothing can be understood.
 */
export function parseSettings(
  content: unknown,
  steps: Readonly<Record<number, Migration>> = migrations,
): Result<ParsedSettings> {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return failure({ code: 'bad-input', detail: 'settings' })
  let current = content as Record<string, unknown>
  let version = typeof current['version'] === 'number' ? current['version'] : settingsVersion
  if (Number.isInteger(version) && version > settingsVersion) return failure({ code: 'bad-input', detail: 'version' })
  for (let step = steps[version]; step && version < settingsVersion; step = steps[version]) {
    version += 1
    current = { ...step(current), version }
  }
  const parsed = v.safeParse(settingsSchema, { ...defaultSettings, ...current })
  return success(parsed.success ? { settings: parsed.output, lost: [] } : withoutMisfits(current))
}

function withoutMisfits(content: Fields): ParsedSettings {
  const lost = new Set<string>()
  const kept = Object.entries(content).flatMap(([name, value]): [string, unknown][] => {
    if (!isSettingName(name)) {
      lost.add(name)
      return []
    }
    return [[name, fittingValue(name, value, lost)]]
  })
  return { settings: v.parse(settingsSchema, { ...defaultSettings, ...Object.fromEntries(kept) }), lost: [...lost] }
}

const isSettingName = (name: string): name is keyof Settings => Object.hasOwn(defaultSettings, name)

/** The value, its fitting elements if it is a list, or else the default. */
function fittingValue(name: keyof Settings, value: unknown, lost: Set<string>): unknown {
  const schema: v.GenericSchema = settingsSchema.entries[name]
  if (v.safeParse(schema, value).success) return value
  if (!Array.isArray(value) || !Array.isArray(defaultSettings[name])) {
    lost.add(name)
    return defaultSettings[name]
  }
  const elements = value.flatMap((element: unknown, index) => {
    if (v.is(schema, [element])) return [element]
    const mended = name === 'profiles' ? mendProfile(element) : null
    const path = `${name}.${index}`
    for (const field of mended?.lost ?? ['']) lost.add(field === '' ? path : `${path}.${field}`)
    return mended ? [mended.profile] : []
  })
  // Each element fits by now, so that only the length can be wrong.
  const tooLong = v.safeParse(schema, elements).issues?.find(({ type }) => type === 'max_length')
  if (!tooLong) return elements
  lost.add(name)
  return elements.slice(0, Number(tooLong.requirement))
}

/** What a profile can do without, with what it then has. The rest says whose profile it is. */
const profileFallbacks: Fields = {
  name: '',
  phone: '',
  caFile: null,
  signInMode: 'login',
  isPasswordStored: false,
  isSessionStored: false,
}

/** A profile without the fields that do not fit; null if those say whose profile it is. */
function mendProfile(element: unknown): { readonly profile: Fields; readonly lost: readonly string[] } | null {
  if (typeof element !== 'object' || element === null) return null
  const fields = element as Fields
  const names = Object.keys(profileSchema.entries)
  const misfits = names.filter((name) => !v.is(profileSchema, { ...exampleOfFit, [name]: fields[name] }))
  if (misfits.some((name) => !(name in profileFallbacks))) return null
  const profile = Object.fromEntries(
    names.map((name) => [name, misfits.includes(name) ? profileFallbacks[name] : fields[name]]),
  )
  const unknown = Object.keys(fields).filter((name) => !names.includes(name))
  return { profile, lost: [...misfits, ...unknown] }
}

/** A profile that fits, to try one field at a time. */
const exampleOfFit: Fields = { ...profileFallbacks, id: 'x', gateway: 'https://gateway.example', agentId: '101' }
