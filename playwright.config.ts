import { defineConfig } from '@playwright/test'

/** End-to-end tests on Electron. `npm test -- e2e` builds the app, starts display and keyring. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'output/e2e',
  // About four times what the slowest test and the slowest wait take on an idle machine. What may
  // take longer by its nature says so in its own file.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each worker has its own display, keyring and folders (support/test-desktop.ts).
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
})
