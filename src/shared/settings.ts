import * as v from 'valibot'
import { defaultHighestWorkno, highestWorknoOfAnyGateway, lowestWorkno } from './workno.ts'

/** Version of the settings file's shape; `core/settings/migrations.ts` brings older files up to it. */
export const settingsVersion = 1

const worknoSchema = v.pipe(v.string(), v.regex(/^[1-9][0-9]{2,5}$/))

/** One gateway as this agent uses it. Holds no secret: the markers only say what the keyring was given. */
export const profileSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.maxLength(60)),
  /** Scheme, host and port, for example `https://gateway.example:8043`. */
  gateway: v.pipe(v.string(), v.url(), v.maxLength(300)),
  agentId: worknoSchema,
  phone: v.pipe(v.string(), v.maxLength(24)),
  caFile: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000))),
  signInMode: v.picklist(['login', 'loginex']),
  /** Whether a password, a session were put into the keyring: `null` from a keyring alone proves nothing. */
  isPasswordStored: v.boolean(),
  isSessionStored: v.boolean(),
})
export type Profile = v.InferOutput<typeof profileSchema>

export const highestProfileCount = 20
export const highestPinCount = 20

export const fingerprintSchema = v.pipe(v.string(), v.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/))

/** A certificate that the agent chose to trust for one gateway, by its SHA-256 fingerprint. */
const pinSchema = v.strictObject({ gateway: profileSchema.entries.gateway, fingerprint256: fingerprintSchema })

export const settingsSchema = v.strictObject({
  version: v.literal(settingsVersion),
  language: v.picklist(['system', 'zh-CN', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  textSizePercent: v.pipe(v.number(), v.integer(), v.minValue(80), v.maxValue(200)),
  highestWorkno: v.pipe(v.number(), v.integer(), v.minValue(lowestWorkno), v.maxValue(highestWorknoOfAnyGateway)),
  isAlwaysOnTop: v.boolean(),
  requestTimeoutMs: v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(60_000)),
  replyLimitBytes: v.pipe(v.number(), v.integer(), v.minValue(16_384), v.maxValue(16_777_216)),
  profiles: v.pipe(v.array(profileSchema), v.maxLength(highestProfileCount)),
  activeProfileId: v.nullable(v.string()),
  pins: v.pipe(v.array(pinSchema), v.maxLength(highestPinCount)),
  /** Proxies (`host:port`) whose credentials were put into the keyring. */
  proxiesWithCredentials: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(20)),
})
export type Settings = v.InferOutput<typeof settingsSchema>

/** The only copy of the defaults. */
export const defaultSettings: Settings = {
  version: settingsVersion,
  language: 'system',
  theme: 'system',
  textSizePercent: 100,
  highestWorkno: defaultHighestWorkno,
  isAlwaysOnTop: true,
  requestTimeoutMs: 10_000,
  replyLimitBytes: 1_048_576,
  profiles: [],
  activeProfileId: null,
  pins: [],
  proxiesWithCredentials: [],
}

/** What the page may change; everything else changes by its own command. */
export const settingsPatchSchema = v.strictObject({
  language: v.exactOptional(settingsSchema.entries.language),
  theme: v.exactOptional(settingsSchema.entries.theme),
  textSizePercent: v.exactOptional(settingsSchema.entries.textSizePercent),
  highestWorkno: v.exactOptional(settingsSchema.entries.highestWorkno),
  isAlwaysOnTop: v.exactOptional(settingsSchema.entries.isAlwaysOnTop),
})
export type SettingsPatch = v.InferOutput<typeof settingsPatchSchema>
