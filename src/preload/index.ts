import { contextBridge, ipcRenderer } from 'electron'
import { commandChannel, eventChannel, type EventName, type Events } from '../shared/ipc-contract.ts'

/**
 * The names of the commands, which the build puts here (electron.vite.config.ts). To import their
 * table would load every schema at each start.
 */
declare const __COMMAND_NAMES__: readonly string[]

/**
 * Builds the page's one object: a method per command over one channel, and one subscription
 * function over the other. Knows no feature, so it never changes with one. Main checks sender, name
 * and input of every call.
 */
const methods = Object.fromEntries(
  __COMMAND_NAMES__.map((name) => [name, (input?: unknown) => ipcRenderer.invoke(commandChannel, name, input)]),
)

const on = <E extends EventName>(event: E, listener: (payload: Events[E]) => void): (() => void) => {
  const forward = (_: unknown, name: unknown, payload: unknown): void => {
    // The only unchecked step: main is the sender, and its side is typed by the same contract.
    if (name === event) listener(payload as Events[E])
  }
  ipcRenderer.on(eventChannel, forward)
  return () => void ipcRenderer.removeListener(eventChannel, forward)
}

contextBridge.exposeInMainWorld('agentBar', Object.freeze({ ...methods, on }))
