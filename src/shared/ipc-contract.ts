import type { AppSnapshot } from './app-snapshot.ts'
import type { CommandInput, CommandName, CommandOutput } from './commands.ts'
import type { Result } from './result.ts'

/** Main's pushes to the page. */
export interface Events {
  snapshotChanged: AppSnapshot
  /** The panel was shown: the search box takes the focus and its text is selected. */
  panelShown: null
  /** Something was asked of the panel from outside: the page takes it by `takePanelRequest`. */
  panelRequested: null
  /**
   * The clipboard held just a work number when the panel was shown. Sent only when the setting
   * allows it.
   */
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

/**
 * What `window.agentBar` is in the page: one frozen object. Every method resolves, with a value or
 * a coded failure.
 */
export type AgentBarApi = CommandMethods & {
  /**
   * Calls the listener on each such event. The returned function ends exactly this subscription.
   */
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void
}
