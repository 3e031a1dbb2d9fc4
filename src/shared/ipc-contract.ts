import type { AppSnapshot } from './app-snapshot.ts'
import type { LookupAnswer } from './agent-info.ts'
import type { Result } from './reply.ts'
import type { SettingsPatch } from './settings.ts'

export interface SignInInput {
  /** Scheme, host and port of the gateway as typed; `https://` and port 8043 are added when left out. */
  readonly gateway: string
  readonly agentId: string
  /** Goes in, never comes out. Null: use the one in the keyring. */
  readonly password: string | null
  readonly phone: string
  readonly caFile: string | null
  /** Keep the password in the keyring, so that a lost session can sign in again by itself. */
  readonly isPasswordToBeStored: boolean
}

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
  testConnection: { input: Pick<SignInInput, 'gateway' | 'caFile'>; output: ConnectionTest }
  chooseCaFile: { input: undefined; output: string | null }
  updateSettings: { input: SettingsPatch; output: null }
  dismissNotice: { input: string; output: null }
  copyText: { input: string; output: null }
  /** Height of the content in CSS pixels; main clamps it. */
  resizePanel: { input: number; output: null }
  hidePanel: { input: undefined; output: null }
}

export type CommandName = keyof Commands
export type CommandInput<C extends CommandName> = Commands[C]['input']
export type CommandOutput<C extends CommandName> = Commands[C]['output']

/** The commands by name; the type check fails when one is missing or too many. */
export const commandNames = [
  'queryAgentInfoByWorkNo',
  'readSnapshot',
  'signIn',
  'signOut',
  'testConnection',
  'chooseCaFile',
  'updateSettings',
  'dismissNotice',
  'copyText',
  'resizePanel',
  'hidePanel',
] as const satisfies readonly CommandName[]

type Missing = Exclude<CommandName, (typeof commandNames)[number]>
export const noCommandIsMissing: Missing extends never ? true : Missing = true

/** Main's pushes to the page. */
export interface Events {
  snapshotChanged: AppSnapshot
  /** The panel was shown: the box takes the focus and its text is selected. */
  panelShown: null
}
export type EventName = keyof Events
export const eventNames = ['snapshotChanged', 'panelShown'] as const satisfies readonly EventName[]

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

