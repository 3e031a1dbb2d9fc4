import type { Page } from '@playwright/test'
import { snapshotOf } from './session-probes.ts'
import { readSettingsFile } from './settings-file.ts'
import { startSessionBus } from './test-desktop.ts'
import { expect, test as base } from './test.ts'

/** For what waits for the keyring, or for a recovery. */
export const patiently = { timeout: 20_000 }

/** The environment of a session bus with a keyring for one test. */
export const test = base.extend<{ bus: NodeJS.ProcessEnv }>({
  bus: async ({ testDesktop }, use) => {
    const started = await startSessionBus()
    await use({ ...testDesktop.environment, ...started.environment })
    await started.stop()
  },
})

/** What the program says of the keyring. */
export const keyringState = async (page: Page): Promise<string> => (await snapshotOf(page)).keyring

/** Resolves when the session is in the keyring, and the settings file says so. */
export async function untilStored(userData: string): Promise<void> {
  await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored, patiently).toBe(true)
}
