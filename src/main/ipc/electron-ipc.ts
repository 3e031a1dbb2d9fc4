import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { commandChannel, eventChannel, type EventName, type Events } from '../../shared/ipc-contract.ts'
import { dispatch, type DispatcherParts } from './dispatcher.ts'
import { isTrustedSender } from './trusted-sender.ts'

export interface ElectronIpc {
  publish<E extends EventName>(event: E, payload: Events[E]): void
}

/** Binds the dispatcher and the events to one window's page over the two fixed channels. */
export function startElectronIpc(window: BrowserWindow, pageOrigin: string, parts: DispatcherParts): ElectronIpc {
  const { webContents } = window
  ipcMain.handle(commandChannel, (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    // Read before anything is awaited: the frame is gone after a navigation.
    const frame = event.senderFrame
    const sender = frame && {
      url: frame.url,
      isTopFrame: frame.parent === null,
      isOurWindow: event.sender === webContents,
    }
    return dispatch(parts, isTrustedSender(sender, pageOrigin), name, input)
  })
  return {
    publish: (event, payload) => {
      if (!webContents.isDestroyed()) webContents.send(eventChannel, event, payload)
    },
  }
}
