import { app } from 'electron'

/** What a command says to Electron before that is ready: no window will come, so no drawing process is needed and no place in the dock. */
export function prepareWindowless(): void {
  app.disableHardwareAcceleration()
  // Standard error is for our one line; of Chromium's own only what is fatal.
  app.commandLine.appendSwitch('log-level', '3')
  app.dock?.hide()
}
