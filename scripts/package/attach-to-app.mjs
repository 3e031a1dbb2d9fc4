import { chromium } from '@playwright/test'
import { firstMatch } from '../setup/child-process.mjs'
import { onExit } from '../setup/cleanup.mjs'

const START_TIMEOUT_MS = 30_000
// Attaching during the creation of the first window can hang. Another attempt succeeds.
const ATTACH_TIMEOUT_MS = 4_000
const ATTACH_ATTEMPTS = 5

/** Opens DevTools on a free port, in any Electron and with any fuses. */
export const debuggingFlag = '--remote-debugging-port=0'

/**
 * The DevTools address of an app that was just started with `debuggingFlag`; `undefined` if it ends
 * or prints none in time.
 */
export async function devToolsAddress(child) {
  const line = await firstMatch(child, child.process.stderr, /DevTools listening on (ws:\S+)/, START_TIMEOUT_MS)
  return line?.[1]
}

/** Attaches to the app's only page. @returns `page` and `detach`. */
export async function attach(address) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const browser = await chromium.connectOverCDP(address, { timeout: ATTACH_TIMEOUT_MS })
      const detach = onExit(() => browser.close())
      const context = browser.contexts()[0]
      const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: START_TIMEOUT_MS }))
      return { page, detach }
    } catch (error) {
      if (attempt === ATTACH_ATTEMPTS) throw error
    }
  }
}
