import { contextBridge, ipcRenderer } from 'electron'
import { commandChannel, commandNames, eventChannel, type EventName, type Events } from '../shared/ipc-contract.ts'

/**
 * Builds the page's one object from the contract: a method per command over one channel, and one subscription function over the
 * other. Knows no feature, so that it never changes with one; main checks sender, name and input of every call.
 */
const methods = Object.fromEntries(
  commandNames.map((name) => [name, (input?: unknown) => ipcRenderer.invoke(commandChannel, name, input)]),
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
