import * as v from 'valibot'
import { isAllowedHotkey } from './accelerator.ts'
import type { LookupAnswer } from './agent-info.ts'
import type { AppSnapshot } from './app-snapshot.ts'
import { profileSchema, settingsPatchSchema } from './settings.ts'

const nothing = v.undefined()
const caFile = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000)))
const password = v.pipe(v.string(), v.maxLength(512))

/** As typed: the handlers check addresses and work numbers, and say what is wrong with them. */
const typedAddress = v.pipe(v.string(), v.maxLength(300))
const typedWorkno = v.pipe(v.string(), v.maxLength(40))

/** As the program gave it to the page. */
const workno = profileSchema.entries.agentId
const copiedText = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const profileId = profileSchema.entries.id

export const signInSchema = v.strictObject({
  /**
   * Scheme, host and port of the gateway as typed. `https://` and port 8043 are added when they
   * are left out.
   */
  gateway: typedAddress,
  agentId: typedWorkno,
  /**
   * Goes in, never comes out. Null: use the one in the keyring. The gateway takes at most 32
   * characters (docs/gateway.md §4.1), but a ciphertext may be longer.
   */
  password: v.nullable(password),
  phone: v.pipe(v.string(), v.maxLength(24)),
  caFile,
  /**
   * `forcelogin` signs the other client out, and `loginex` can only look up (docs/gateway.md §4.2,
   * §4.3). `forcelogin` only when the agent has confirmed it.
   */
  mode: v.picklist(['login', 'forcelogin', 'loginex']),
  /** Keep the password in the keyring, so that a lost session can sign in again by itself. */
  isPasswordToBeStored: v.boolean(),
})

/** A session that another client owns, handed over by paste. */
export const adoptSchema = v.strictObject({
  gateway: typedAddress,
  agentId: typedWorkno,
  /** Goes in, never comes out. */
  guid: v.pipe(v.string(), v.maxLength(300)),
  caFile,
})

const proxyCredentials = v.strictObject({ username: v.pipe(v.string(), v.maxLength(256)), password })

const questionId = v.pipe(v.string(), v.maxLength(20))

/** The agent's answer to the question that was shown. */
const questionAnswerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('certificate'), id: questionId, isPinned: v.boolean() }),
  /** Null: go on without. The password goes in, never comes out. */
  v.strictObject({ kind: v.literal('proxy-credentials'), id: questionId, credentials: v.nullable(proxyCredentials) }),
  v.strictObject({ kind: v.literal('hand-over'), id: questionId, isAccepted: v.boolean() }),
])

export interface ConnectionTest {
  /** The address as it will be used. */
  readonly gateway: string
  /** Time from the request to the gateway's reply. */
  readonly tookMs: number
}

/** What a link, an argument of a second start or the tray's menu asks of the panel. */
export type PanelRequest =
  | { readonly kind: 'look-up'; readonly workno: string }
  | { readonly kind: 'show'; readonly view: 'settings' | 'sign-in' }

/** What a command accepts, as a schema, and what it is answered with, as a type alone. */
interface Command<Input, Output> {
  readonly schema: v.GenericSchema<unknown, Input>
  /** Never set: it carries the type. */
  readonly output?: Output
}

/**
 * A command of the page. Its input type follows from the schema. The answer's type is null unless
 * both types are given.
 */
const command = <Input, Output = null>(schema: v.GenericSchema<unknown, Input>): Command<Input, Output> => ({ schema })

/**
 * Every command of the page: its one input and what it is answered with. Names, types and
 * validation on both sides of the bridge follow from this table; schemas refuse unknown keys.
 */
export const commands = {
  queryAgentInfoByWorkNo: command<string, LookupAnswer>(typedWorkno),
  /**
   * Asks again what is shown, though nobody typed it: only within the seat's budget, while the
   * panel is on the screen and the session works. Null when that forbids it now.
   */
  refreshAgentInfoByWorkNo: command<string, LookupAnswer | null>(workno),
  readSnapshot: command<undefined, AppSnapshot>(nothing),
  signIn: command(signInSchema),
  signOut: command(nothing),
  /** Signs out and leaves the seat to the next agent, with nothing of this one to be seen. */
  changeShift: command(nothing),
  /** Goes on with a session that another client owns; it is never polled. */
  adoptSession: command(adoptSchema),
  /** Ends the wait before the next recovery step. */
  retryNow: command(nothing),
  answerQuestion: command(questionAnswerSchema),
  /** Removes the stored password of the active profile from the keyring. */
  forgetPassword: command(nothing),
  /** Asks the keyring again what it can do. */
  probeKeyring: command(nothing),
  /** Makes another profile the active one; an owned session signs out first. */
  selectProfile: command(profileId),
  renameProfile: command(v.strictObject({ id: profileId, name: profileSchema.entries.name })),
  /** Removes a profile and what the keyring holds of it; the active one signs out first. */
  removeProfile: command(profileId),
  /** The certificate of that gateway is no longer trusted because the agent said so. */
  removeCertificatePin: command(typedAddress),
  testConnection: command<{ gateway: string; caFile: string | null }, ConnectionTest>(
    v.strictObject({ gateway: typedAddress, caFile }),
  ),
  /** Lets the agent choose a file; null when none was chosen. */
  chooseCaFile: command<undefined, string | null>(nothing),
  updateSettings: command(settingsPatchSchema),
  /**
   * Takes another key combination for the whole desktop, or none. One that another program has is
   * refused, and the former stays.
   */
  changeHotkey: command(v.nullable(v.pipe(v.string(), v.check(isAllowedHotkey)))),
  /** While true the hotkey is released, so that its keys can be pressed into the recorder. */
  pauseHotkey: command(v.boolean()),
  setFavourite: command(v.strictObject({ workno, isFavourite: v.boolean() })),
  /** Removes a colleague from those looked up recently. */
  forgetColleague: command(workno),
  forgetAllRecent: command(nothing),
  /** What was asked of the panel from outside, once; null when there is nothing. */
  takePanelRequest: command<undefined, PanelRequest | null>(nothing),
  dismissNotice: command(v.pipe(v.string(), v.maxLength(60))),
  copyText: command(copiedText),
  /** Copies the text, hides the panel and gives the focus back to the program before. */
  copyAndHide: command(copiedText),
  /** Height of the content in CSS pixels; main clamps it. */
  resizePanel: command(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000))),
  hidePanel: command(nothing),
  /** Forgets where the panel was left, and puts it where it was first. */
  resetPanelPosition: command(nothing),
  /** Logs an error of the page itself, and answers with its report number. */
  reportPageError: command<string, string>(v.pipe(v.string(), v.maxLength(4_000))),
  quit: command(nothing),
}

type Commands = typeof commands
export type CommandName = keyof Commands
export type CommandInput<C extends CommandName> =
  Commands[C] extends Command<infer Input, unknown> ? Readonly<Input> : never
export type CommandOutput<C extends CommandName> = Commands[C] extends Command<unknown, infer Output> ? Output : never

export type SignInInput = CommandInput<'signIn'>
export type AdoptInput = CommandInput<'adoptSession'>
export type QuestionAnswer = CommandInput<'answerQuestion'>

// The cast: the keys of a record are its key type's.
export const commandNames = Object.keys(commands) as readonly CommandName[]
