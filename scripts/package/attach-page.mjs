import { chromium } from '@playwright/test'
import { firstMatch } from '../setup/child-process.mjs'
import { onExit } from '../setup/cleanup.mjs'

const START_TIMEOUT_MS = 30_000
// Attaching while the first window is being made can stay unanswered; another attempt then succeeds.
const ATTACH_TIMEOUT_MS = 4_000
const ATTACH_ATTEMPTS = 5

/** Makes any Electron, with whatever fuses, answer to DevTools on a port of its own choice. */
export const debuggingFlag = '--remote-debugging-port=0'

/**
 * Where a just started app listens for DevTools (it must have been started with `debuggingFlag`).
 * @returns the address, or `undefined` when it ended first or did not come to it.
 */
export async function devToolsAddress(child) {
  const said = await firstMatch(child, child.process.stderr, /DevTools listening on (ws:\S+)/, START_TIMEOUT_MS)
  return said?.[1]
}

/** Attaches to the one page of an app. @returns `page`, and `detach`. */
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
