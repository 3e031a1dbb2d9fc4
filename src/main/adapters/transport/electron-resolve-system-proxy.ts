import type { Session } from 'electron'
import { settleWithin } from './settle-within.ts'

const reloadTimeoutMs = 1_000

/**
 * Asks Chromium for the way to a gateway by the settings of the system and the command line.
 *
 * A new session answers its first question before it has read `--proxy-server`, and says `DIRECT`.
 * So it reads its settings before it is asked for the first time.
 */
export function resolveSystemProxy(
  session: () => Pick<Session, 'forceReloadProxyConfig' | 'resolveProxy'>,
): (gateway: string) => Promise<string> {
  let isReloaded: Promise<void> | null = null
  return async (gateway) => {
    isReloaded ??= settleWithin(reloadTimeoutMs, session().forceReloadProxyConfig(), undefined)
    await isReloaded
    return session().resolveProxy(gateway)
  }
}
