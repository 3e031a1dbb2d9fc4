import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { type AgentBarApi, type EventName, type Events } from '../../shared/ipc-contract.ts'
import { commandNames, type CommandInput, type CommandName, type CommandOutput } from '../../shared/commands.ts'
import { success, type Result } from '../../shared/result.ts'

type Script = {
  [C in CommandName]?: (input: CommandInput<C>) => Result<CommandOutput<C>> | Promise<Result<CommandOutput<C>>>
}
type Call = readonly [CommandName, unknown]

export interface FakeApi {
  readonly api: AgentBarApi
  /** All calls so far, in order, without those that the page makes all the time. */
  readonly calls: readonly Call[]
  readonly push: <E extends EventName>(event: E, payload: Events[E]) => void
}

/** Calls that the page makes all the time. */
const unrecordedCommands = new Set<CommandName>([
  'resizePanel',
  'readSnapshot',
  'takePanelRequest',
  'refreshAgentInfoByWorkNo',
])

/** A fake bridge that replies as scripted. A command without a script rejects with its name. */
export function createFakeApi(snapshot: AppSnapshot, script: Script = {}): FakeApi {
  const calls: Call[] = []
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const scripted: Script = {
    readSnapshot: () => success(snapshot),
    resizePanel: () => success(null),
    takePanelRequest: () => success(null),
    refreshAgentInfoByWorkNo: () => success(null),
    ...script,
  }
  const method = (name: CommandName) => async (input?: unknown) => {
    if (!unrecordedCommands.has(name)) calls.push([name, input])
    const answer = scripted[name]
    if (!answer) throw new Error(`The page called ${name}, which this test does not expect`)
    // The reply belongs to the command of this name.
    return (answer as (input: unknown) => unknown)(input)
  }
  const on: AgentBarApi['on'] = (event, listener) => {
    const ofEvent = listeners.get(event) ?? new Set()
    listeners.set(event, ofEvent)
    ofEvent.add(listener)
    return () => void ofEvent.delete(listener)
  }
  const methods = Object.fromEntries(commandNames.map((name) => [name, method(name)]))
  return {
    // `commandNames` is complete.
    api: { ...methods, on } as AgentBarApi,
    calls,
    push: (event, payload) => listeners.get(event)?.forEach((listener) => (listener as (p: unknown) => void)(payload)),
  }
}
