import { defineConfig } from '@playwright/test'

/** End-to-end tests on Electron. `npm test -- e2e` builds the app, starts display and keyring. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'output/e2e',
  // Limits for what hangs. They measure nothing.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each worker has its own display, keyring and folders (support/test-desktop.ts).
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
})
