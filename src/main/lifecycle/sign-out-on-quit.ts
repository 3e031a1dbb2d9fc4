import type { SavedColleaguesService } from '../../core/colleagues/saved-colleagues-service.ts'
import type { Clock, Log } from '../../core/ports.ts'
import type { SessionService } from '../../core/session/session-service.ts'

/**
 * How long the end waits for the gateway to answer the sign-out. Windows grants a program that it
 * logs off five seconds at most.
 */
const timeoutMs = 3_000

export interface SignOutOnQuitParts {
  /** Electron's `app`. */
  readonly app: {
    on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
    exit(code: number): void
  }
  /** The panel's window: Windows reports a log-off and a shutdown to windows alone. */
  readonly window: { on(event: 'session-end', listener: () => void): unknown }
  readonly clock: Clock
  readonly session: Pick<SessionService, 'signOut' | 'stop'>
  readonly colleagues: Pick<SavedColleaguesService, 'stop'>
  readonly services: {
    readonly log: Log
    /** Ends the processes that serve the program. Called last. */
    stop(): void
  }
}

/**
 * Signs an owned session out before the program quits, or when Windows logs off: that ends programs
 * without a `before-quit`. A gateway or a keyring that does not answer delays the end by 3 seconds
 * at most.
 */
export function signOutOnQuit(parts: SignOutOnQuitParts): void {
  const { app, window, services } = parts
  let isEnding = false
  const end = (): void => {
    isEnding = true
    void signOut(parts)
      .catch((error: unknown) => services.log.error('sign-out on quit failed', { what: String(error) }))
      .finally(() => {
        services.stop()
        app.exit(0)
      })
  }
  app.on('before-quit', (event) => {
    if (isEnding) return
    event.preventDefault()
    end()
  })
  // Not at `query-session-end`: another program may still keep the agent logged on.
  window.on('session-end', () => {
    if (!isEnding) end()
  })
}

async function signOut({ clock, session, colleagues }: SignOutOnQuitParts): Promise<void> {
  const timeout = new Promise<void>((resolve) => void clock.after(timeoutMs, resolve))
  // First of all: after `session-end` Windows may end the program at any moment.
  const signedOut = session.signOut()
  colleagues.stop()
  await Promise.race([signedOut, timeout])
  await Promise.race([session.stop(), timeout])
}
