import * as v from 'valibot'
import { isAllowedHotkey } from './accelerator.ts'
import { maxRecentColleagues } from './colleague-list-limits.ts'
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

export const maxProfiles = 20
export const maxPins = 20
export const maxProxies = 20

export const fingerprintSchema = v.pipe(v.string(), v.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/))

/** A certificate that the agent chose to trust for one gateway, by its SHA-256 fingerprint. */
const pinSchema = v.strictObject({ gateway: profileSchema.entries.gateway, fingerprint256: fingerprintSchema })

/** A colleague worth finding again, as one profile's agent knows them. Name and team are those of the last answer. */
const savedColleagueSchema = v.strictObject({
  profileId: profileSchema.entries.id,
  workno: worknoSchema,
  name: v.pipe(v.string(), v.maxLength(200)),
  groupname: v.pipe(v.string(), v.maxLength(200)),
  /** When they were last looked up (epoch milliseconds). */
  at: v.number(),
})
export type SavedColleague = v.InferOutput<typeof savedColleagueSchema>

/** Where the agent left the panel on one arrangement of displays (core/panel/panel-placement.ts). */
const panelPositionSchema = v.strictObject({
  layout: v.pipe(v.string(), v.maxLength(1000)),
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
})
export type PanelPosition = v.InferOutput<typeof panelPositionSchema>

/** What a desktop may be unable to do (docs/product.md §5); each is said until the agent has put it away. */
export const desktopLimits = ['no-tray', 'no-hotkey', 'wayland'] as const
export type DesktopLimit = (typeof desktopLimits)[number]

export const settingsSchema = v.strictObject({
  version: v.literal(settingsVersion),
  language: v.picklist(['system', 'zh-CN', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  textSizePercent: v.pipe(v.number(), v.integer(), v.minValue(80), v.maxValue(200)),
  highestWorkno: v.pipe(v.number(), v.integer(), v.minValue(lowestWorkno), v.maxValue(highestWorknoOfAnyGateway)),
  isAlwaysOnTop: v.boolean(),
  /** Opens and hides the panel from anywhere; null: none. */
  hotkey: v.nullable(v.pipe(v.string(), v.check(isAllowedHotkey))),
  /** Pinned, the panel stays where it is; else it is a quick search that hides when another window takes the focus. */
  isPanelPinned: v.boolean(),
  panelPositions: v.pipe(v.array(panelPositionSchema), v.maxLength(20)),
  opacityPercent: v.pipe(v.number(), v.integer(), v.minValue(40), v.maxValue(100)),
  trayIcon: v.picklist(['system', 'light', 'dark']),
  isStartedAtLogin: v.boolean(),
  isHistoryKept: v.boolean(),
  historyLimit: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(maxRecentColleagues)),
  historyDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
  /** Whether a work number on the clipboard is offered when the panel opens. */
  isClipboardRead: v.boolean(),
  recentColleagues: v.pipe(v.array(savedColleagueSchema), v.maxLength(1000)),
  favouriteColleagues: v.pipe(v.array(savedColleagueSchema), v.maxLength(600)),
  /** Limits of this desktop that the agent has read and put away. */
  dismissedLimits: v.pipe(v.array(v.picklist(desktopLimits)), v.maxLength(20)),
  requestTimeoutMs: v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(60_000)),
  replyLimitBytes: v.pipe(v.number(), v.integer(), v.minValue(16_384), v.maxValue(16_777_216)),
  profiles: v.pipe(v.array(profileSchema), v.maxLength(maxProfiles)),
  activeProfileId: v.nullable(v.string()),
  pins: v.pipe(v.array(pinSchema), v.maxLength(maxPins)),
  /** Proxies (`host:port`) whose credentials were put into the keyring. */
  proxiesWithCredentials: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(maxProxies)),
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
  hotkey: 'Control+Shift+Space',
  isPanelPinned: true,
  panelPositions: [],
  opacityPercent: 100,
  trayIcon: 'system',
  isStartedAtLogin: false,
  isHistoryKept: true,
  historyLimit: 15,
  historyDays: 14,
  isClipboardRead: false,
  recentColleagues: [],
  favouriteColleagues: [],
  dismissedLimits: [],
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
  isPanelPinned: v.exactOptional(settingsSchema.entries.isPanelPinned),
  opacityPercent: v.exactOptional(settingsSchema.entries.opacityPercent),
  trayIcon: v.exactOptional(settingsSchema.entries.trayIcon),
  isStartedAtLogin: v.exactOptional(settingsSchema.entries.isStartedAtLogin),
  isHistoryKept: v.exactOptional(settingsSchema.entries.isHistoryKept),
  historyLimit: v.exactOptional(settingsSchema.entries.historyLimit),
  historyDays: v.exactOptional(settingsSchema.entries.historyDays),
  isClipboardRead: v.exactOptional(settingsSchema.entries.isClipboardRead),
})
export type SettingsPatch = v.InferOutput<typeof settingsPatchSchema>
