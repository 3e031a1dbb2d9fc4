import type { AppSnapshot } from './app-snapshot.ts'
import type { LookupAnswer } from './agent-info.ts'
import type { Result } from './result.ts'
import type { SettingsPatch } from './settings.ts'

export interface SignInInput {
  /** Scheme, host and port of the gateway as typed; `https://` and port 8043 are added when left out. */
  readonly gateway: string
  readonly agentId: string
  /** Goes in, never comes out. Null: use the one in the keyring. */
  readonly password: string | null
  readonly phone: string
  readonly caFile: string | null
  /** `forcelogin` throws the other client out and `loginex` only looks up (docs/gateway.md §4.2, §4.3); the first only on the agent's word. */
  readonly mode: 'login' | 'forcelogin' | 'loginex'
  /** Keep the password in the keyring, so that a lost session can sign in again by itself. */
  readonly isPasswordToBeStored: boolean
}

/** A session that another client owns, handed over by paste. */
export interface AdoptInput {
  readonly gateway: string
  readonly agentId: string
  /** Goes in, never comes out. */
  readonly guid: string
  readonly caFile: string | null
}

/** The agent's answer to the open question of that kind. */
export type QuestionAnswer =
  | { readonly kind: 'certificate'; readonly fingerprint256: string; readonly isPinned: boolean }
  /** Null: go on without. The password goes in, never comes out. */
  | {
      readonly kind: 'proxy-credentials'
      readonly credentials: { readonly username: string; readonly password: string } | null
    }
  | { readonly kind: 'hand-over'; readonly isAccepted: boolean }

/** What a link, an argument of a second start or the tray's menu wants of the panel. */
export type PanelRequest =
  | { readonly kind: 'look-up'; readonly workno: string }
  | { readonly kind: 'show'; readonly view: 'settings' | 'sign-in' }

export interface ConnectionTest {
  /** The address as it will be used. */
  readonly gateway: string
  /** Time from the request to the gateway's reply. */
  readonly tookMs: number
}

/** Every call of the page: its one argument and what it is answered with. The single source of both ends of the bridge. */
export interface Commands {
  queryAgentInfoByWorkNo: { input: string; output: LookupAnswer }
  readSnapshot: { input: undefined; output: AppSnapshot }
  signIn: { input: SignInInput; output: null }
  signOut: { input: undefined; output: null }
  /** Goes on with a session that another client owns; it is never polled. */
  adoptSession: { input: AdoptInput; output: null }
  /** Ends the wait before the next recovery step. */
  retryNow: { input: undefined; output: null }
  answerQuestion: { input: QuestionAnswer; output: null }
  /** Removes the stored password of the active profile from the keyring. */
  forgetPassword: { input: undefined; output: null }
  /** Asks the keyring again what it can do. */
  probeKeyring: { input: undefined; output: null }
  /** Makes another profile the active one; an owned session signs out first. */
  selectProfile: { input: string; output: null }
  renameProfile: { input: { readonly id: string; readonly name: string }; output: null }
  /** Removes a profile and what the keyring holds of it; the active one signs out first. */
  removeProfile: { input: string; output: null }
  /** The certificate of that gateway is no longer trusted because the agent said so. */
  removeCertificatePin: { input: string; output: null }
  testConnection: { input: Pick<SignInInput, 'gateway' | 'caFile'>; output: ConnectionTest }
  chooseCaFile: { input: undefined; output: string | null }
  updateSettings: { input: SettingsPatch; output: null }
  /** Takes another key combination for the whole desktop, or none; one that is taken is refused, and the former stays. */
  changeHotkey: { input: string | null; output: null }
  /** While true the hotkey is let go, so that its very keys can be pressed into the recorder. */
  pauseHotkey: { input: boolean; output: null }
  setFavourite: { input: { readonly workno: string; readonly isFavourite: boolean }; output: null }
  /** Takes a colleague out of those looked up of late. */
  forgetColleague: { input: string; output: null }
  forgetAllRecent: { input: undefined; output: null }
  /** What was asked of the panel from outside, once; null when there is nothing. */
  takePanelRequest: { input: undefined; output: PanelRequest | null }
  dismissNotice: { input: string; output: null }
  copyText: { input: string; output: null }
  /** Height of the content in CSS pixels; main clamps it. */
  resizePanel: { input: number; output: null }
  hidePanel: { input: undefined; output: null }
  /** Forgets where the panel was left, and puts it where it was first. */
  resetPanelPosition: { input: undefined; output: null }
  quit: { input: undefined; output: null }
}

export type CommandName = keyof Commands
export type CommandInput<C extends CommandName> = Commands[C]['input']
export type CommandOutput<C extends CommandName> = Commands[C]['output']

/** The commands by name; complete by its type. */
const commandTable: Readonly<Record<CommandName, true>> = {
  queryAgentInfoByWorkNo: true,
  readSnapshot: true,
  signIn: true,
  signOut: true,
  adoptSession: true,
  retryNow: true,
  answerQuestion: true,
  forgetPassword: true,
  probeKeyring: true,
  selectProfile: true,
  renameProfile: true,
  removeProfile: true,
  removeCertificatePin: true,
  testConnection: true,
  chooseCaFile: true,
  updateSettings: true,
  changeHotkey: true,
  pauseHotkey: true,
  setFavourite: true,
  forgetColleague: true,
  forgetAllRecent: true,
  takePanelRequest: true,
  dismissNotice: true,
  copyText: true,
  resizePanel: true,
  hidePanel: true,
  resetPanelPosition: true,
  quit: true,
}
// The only cast in this file: the keys of a record are its key type's.
export const commandNames = Object.keys(commandTable) as readonly CommandName[]

/** Main's pushes to the page. */
export interface Events {
  snapshotChanged: AppSnapshot
  /** The panel was shown: the box takes the focus and its text is selected. */
  panelShown: null
  /** Something was asked of the panel from outside: it is to be taken. */
  panelRequested: null
  /** The clipboard held just a work number when the panel was shown. Only with the setting for it. */
  clipboardWorknoFound: string
}
export type EventName = keyof Events

/** The two fixed channels; the page chooses a command, never a channel. */
export const commandChannel = 'agentbar:command'
export const eventChannel = 'agentbar:event'

type CommandMethods = {
  readonly [C in CommandName]: undefined extends CommandInput<C>
    ? () => Promise<Result<CommandOutput<C>>>
    : (input: CommandInput<C>) => Promise<Result<CommandOutput<C>>>
}

/** What `window.agentBar` is in the page: one frozen object. Every method resolves, with a value or a coded failure. */
export type AgentBarApi = CommandMethods & {
  /** Calls the listener on each such event; the returned function ends exactly this subscription. */
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void
}
