import { app } from 'electron'
import type { Result } from '../../shared/result.ts'
import type { PanelLaunch } from '../cli/launch-arguments.ts'
import { parseSecondStartMessage, secondStartMessage } from './second-start-message.ts'

/**
 * False if the program runs already. That process then gets our own arguments, and this one must
 * quit. Electron's copy of the command line has Chromium's switches mixed in.
 */
export const claimSingleInstance = (args: readonly string[]): boolean =>
  app.requestSingleInstanceLock(secondStartMessage(args))

/** Calls the listener for each later start; with a failure if what it wants cannot be read. */
export function onSecondStart(listener: (launch: Result<PanelLaunch>) => void): void {
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => listener(parseSecondStartMessage(data)))
}
