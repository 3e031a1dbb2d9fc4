import * as v from 'valibot'
import { isAllowedHotkey } from './accelerator.ts'
import { maxRecentColleagues } from './colleague-list-limits.ts'
import { defaultHighestWorkno, highestWorknoOfAnyGateway, lowestWorkno } from './workno.ts'

/**
 * Version of the settings file's shape. `core/settings/parse-settings.ts` brings older files up to
 * it.
 */
export const settingsVersion = 1

const worknoSchema = v.pipe(v.string(), v.regex(/^[1-9][0-9]{2,5}$/))

/**
 * One gateway as this agent uses it. Holds no secret: the markers only say what the keyring was
 * given.
 */
export const profileSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.maxLength(60)),
  /** Scheme, host, port and a reverse proxy's path, as in `https://gateway.example:443/cc`. */
  gateway: v.pipe(v.string(), v.url(), v.maxLength(300)),
  agentId: worknoSchema,
  phone: v.pipe(v.string(), v.maxLength(24)),
  caFile: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000))),
  signInMode: v.picklist(['login', 'loginex']),
  /**
   * Whether the keyring was given a password and a session. A keyring that answers `null` proves
   * nothing by itself.
   */
  isPasswordStored: v.boolean(),
  isSessionStored: v.boolean(),
})
export type Profile = v.InferOutput<typeof profileSchema>

export const maxProfiles = 20
export const maxPins = 20
export const maxProxies = 20
/** More than profiles and proxies can use, since some may wait for their removal. */
export const maxKeyringAccounts = 200
/** How many values that were lost are named. */
export const maxLostNames = 12

const fingerprintSchema = v.pipe(v.string(), v.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/))

/** A certificate that the agent chose to trust for one gateway, by its SHA-256 fingerprint. */
const pinSchema = v.strictObject({ gateway: profileSchema.entries.gateway, fingerprint256: fingerprintSchema })

/**
 * A colleague worth finding again, as one profile's agent knows them. Name and team are those of
 * the last answer.
 */
const savedColleagueSchema = v.strictObject({
  profileId: profileSchema.entries.id,
  workno: worknoSchema,
  name: v.pipe(v.string(), v.maxLength(200)),
  groupname: v.pipe(v.string(), v.maxLength(200)),
  /** When they were last looked up (epoch milliseconds). */
  at: v.number(),
})
export type SavedColleague = v.InferOutput<typeof savedColleagueSchema>

/**
 * Where the agent left the panel on one arrangement of displays (core/panel/panel-placement.ts).
 */
const panelPositionSchema = v.strictObject({
  layout: v.pipe(v.string(), v.maxLength(1000)),
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
})
export type PanelPosition = v.InferOutput<typeof panelPositionSchema>

/**
 * What a desktop may be unable to do (docs/product.md §5). Each is shown until the agent dismisses
 * it.
 */
export const desktopLimits = ['no-tray', 'no-hotkey', 'wayland'] as const
export type DesktopLimit = (typeof desktopLimits)[number]

/** What could not be read of a settings file, and the name under which it was kept as it was. */
const fileDamageSchema = v.strictObject({
  keptAs: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** Whether nothing could be used, so that the program started with the defaults. */
  isTotal: v.boolean(),
  /** Paths of the values that were lost, never the values. */
  lost: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(maxLostNames)),
})
export type FileDamage = v.InferOutput<typeof fileDamageSchema>

/**
 * What the page may do with a setting: change it by `updateSettings`, read it in the snapshot, or
 * not see it there at all. What the page shows of a hidden one has a view of its own.
 */
type PageAccess = 'editable' | 'readable' | 'hidden'

interface Setting<Schema extends v.GenericSchema, Access extends PageAccess> {
  readonly schema: Schema
  readonly initial: v.InferOutput<Schema>
  readonly access: Access
}

/** One setting: what it may be, its default, and what the page may do with it. */
const setting = <Schema extends v.GenericSchema, Access extends PageAccess>(
  schema: Schema,
  initial: v.InferOutput<Schema>,
  access: Access,
): Setting<Schema, Access> => ({ schema, initial, access })

/** An integer between two limits, both included. */
const integer = (lowest: number, highest: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(lowest), v.maxValue(highest))

/**
 * Every setting. Schema, defaults, what the page may change and what it sees all follow from this
 * list, in its order.
 */
const settingTable = {
  version: setting(v.literal(settingsVersion), settingsVersion, 'hidden'),
  /**
   * Entries of the keyring that may hold a secret of ours: removed there before they are here.
   * First in the file, so that a file that is cut off keeps them.
   */
  keyringAccounts: setting(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(320))), v.maxLength(maxKeyringAccounts)),
    [],
    'hidden',
  ),
  language: setting(v.picklist(['system', 'zh-CN', 'en']), 'system', 'editable'),
  theme: setting(v.picklist(['system', 'light', 'dark']), 'system', 'editable'),
  textSizePercent: setting(integer(80, 200), 100, 'editable'),
  highestWorkno: setting(integer(lowestWorkno, highestWorknoOfAnyGateway), defaultHighestWorkno, 'editable'),
  isAlwaysOnTop: setting(v.boolean(), true, 'editable'),
  /** Opens and hides the panel from anywhere; null: none. */
  hotkey: setting(v.nullable(v.pipe(v.string(), v.check(isAllowedHotkey))), 'Control+Shift+Space', 'hidden'),
  /** A pinned panel stays where it is. Otherwise it hides when another window takes the focus. */
  isPanelPinned: setting(v.boolean(), true, 'editable'),
  /** Whether the details stay open for the next colleague. */
  areDetailsKeptOpen: setting(v.boolean(), false, 'editable'),
  panelPositions: setting(v.pipe(v.array(panelPositionSchema), v.maxLength(20)), [], 'hidden'),
  opacityPercent: setting(integer(40, 100), 100, 'editable'),
  trayIcon: setting(v.picklist(['system', 'light', 'dark']), 'system', 'editable'),
  isStartedAtLogin: setting(v.boolean(), false, 'editable'),
  isHistoryKept: setting(v.boolean(), true, 'editable'),
  historyLimit: setting(integer(5, maxRecentColleagues), 15, 'editable'),
  historyDays: setting(integer(1, 90), 14, 'editable'),
  /** Whether a work number on the clipboard is offered when the panel opens. */
  isClipboardRead: setting(v.boolean(), false, 'editable'),
  /** What Ctrl+Enter copies for the agent's softphone. */
  copyAndHideCopies: setting(v.picklist(['phone', 'workno']), 'phone', 'editable'),
  recentColleagues: setting(v.pipe(v.array(savedColleagueSchema), v.maxLength(1000)), [], 'hidden'),
  favouriteColleagues: setting(v.pipe(v.array(savedColleagueSchema), v.maxLength(600)), [], 'hidden'),
  /** Limits of this desktop that the agent has dismissed. */
  dismissedLimits: setting(v.pipe(v.array(v.picklist(desktopLimits)), v.maxLength(20)), [], 'hidden'),
  requestTimeoutMs: setting(integer(1_000, 60_000), 10_000, 'readable'),
  replyLimitBytes: setting(integer(16_384, 16_777_216), 1_048_576, 'hidden'),
  profiles: setting(v.pipe(v.array(profileSchema), v.maxLength(maxProfiles)), [], 'hidden'),
  activeProfileId: setting(v.nullable(v.string()), null, 'hidden'),
  pins: setting(v.pipe(v.array(pinSchema), v.maxLength(maxPins)), [], 'hidden'),
  /** Proxies (`host:port`) whose credentials were put into the keyring. */
  proxiesWithCredentials: setting(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(maxProxies)),
    [],
    'hidden',
  ),
  /** What was lost of the file at an earlier start, until the agent dismisses the notice. */
  fileDamage: setting(v.nullable(fileDamageSchema), null, 'hidden'),
}

type SettingTable = typeof settingTable
type SettingName = keyof SettingTable
type NameWith<Access extends PageAccess> = {
  [Name in SettingName]: SettingTable[Name]['access'] extends Access ? Name : never
}[SettingName]
type EditableName = NameWith<'editable'>

const settingNames = Object.keys(settingTable) as SettingName[]
const editableNames = settingNames.filter((name): name is EditableName => settingTable[name].access === 'editable')

/** The names of the settings that the page sees in its snapshot. */
export const pageSettingNames = settingNames.filter(
  (name): name is NameWith<'editable' | 'readable'> => settingTable[name].access !== 'hidden',
)

// A record made of a list of names loses which name has which type. The casts give that back.
const recordOf = (names: readonly SettingName[], valueOf: (name: SettingName) => unknown): unknown =>
  Object.fromEntries(names.map((name) => [name, valueOf(name)]))

/** The whole settings file, strictly: unknown keys are refused. */
export const settingsSchema = v.strictObject(
  recordOf(settingNames, (name) => settingTable[name].schema) as {
    [Name in SettingName]: SettingTable[Name]['schema']
  },
)
export type Settings = v.InferOutput<typeof settingsSchema>

export const defaultSettings = recordOf(settingNames, (name) => settingTable[name].initial) as Settings

/** What the page may change. Everything else is changed by a command of its own. */
export const settingsPatchSchema = v.strictObject(
  recordOf(editableNames, (name) => v.exactOptional(settingTable[name].schema)) as {
    [Name in EditableName]: v.ExactOptionalSchema<SettingTable[Name]['schema'], undefined>
  },
)
export type SettingsPatch = v.InferOutput<typeof settingsPatchSchema>

/** What the page sees of the settings. */
export type PageSettings = Pick<Settings, (typeof pageSettingNames)[number]>
