import { app } from 'electron'
import type { SavedColleaguesService } from '../../core/colleagues/saved-colleagues-service.ts'
import type { Log } from '../../core/ports.ts'
import type { SessionService } from '../../core/session/session-service.ts'

/** How long quitting waits for the gateway to answer the sign-out. */
const timeoutMs = 3_000

export interface SignOutOnQuitParts {
  readonly session: Pick<SessionService, 'signOut' | 'stop'>
  readonly colleagues: Pick<SavedColleaguesService, 'stop'>
  /** Ends the processes that serve the program. Called last. */
  readonly stopServices: () => void
  readonly log: Log
}

/**
 * Signs an owned session out before the program quits. A gateway or a keyring that does not answer
 * delays quitting by 3 seconds at most.
 */
export function signOutOnQuit({ session, colleagues, stopServices, log }: SignOutOnQuitParts): void {
  let isStarted = false
  app.on('before-quit', (event) => {
    if (isStarted) return
    event.preventDefault()
    isStarted = true
    const timeout = new Promise((resolve) => setTimeout(resolve, timeoutMs))
    colleagues.stop()
    void Promise.race([session.signOut(), timeout])
      .then(() => Promise.race([session.stop(), timeout]))
      .catch((error: unknown) => log.error('sign-out on quit failed', { what: String(error) }))
      .finally(() => {
        stopServices()
        app.exit(0)
      })
  })
}
