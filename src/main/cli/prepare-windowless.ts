import { app } from 'electron'

/** Sets up Electron for a command without a window. Must run before the app is ready. */
export function prepareWindowless(): void {
  app.disableHardwareAcceleration()
  // Keeps Chromium's messages, except fatal ones, out of standard error.
  app.commandLine.appendSwitch('log-level', '3')
  app.dock?.hide()
}
