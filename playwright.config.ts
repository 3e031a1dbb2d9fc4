import { defineConfig } from '@playwright/test'

/** End-to-end tests on the real Electron; `npm test -- e2e` builds the app and gives them a display and a keyring first. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'output/e2e',
  // They bound what hangs; nothing is measured by them.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each worker has a display, a keyring and folders of its own (support/workstation.ts).
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
})
