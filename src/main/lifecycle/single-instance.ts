import { app } from 'electron'
import { secondStartMessage } from './second-start-message.ts'
import { SecondStartQueue } from './second-start-queue.ts'

/**
 * The later starts of this program; null if it runs already. That process then gets our own
 * arguments, and this one must quit. Electron's copy of the command line has Chromium's switches
 * mixed in.
 */
export const claimSingleInstance = (args: readonly string[]): SecondStartQueue | null =>
  app.requestSingleInstanceLock(secondStartMessage(args)) ? new SecondStartQueue(app) : null
