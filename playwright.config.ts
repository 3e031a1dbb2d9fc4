import { defineConfig } from '@playwright/test'

/** End-to-end tests on the real Electron; `npm test -- e2e` builds the app and gives them a display and a keyring first. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'output/e2e',
  timeout: 40_000,
  expect: { timeout: 8_000 },
  // Each worker has a display, a keyring and folders of its own (support/workstation.ts).
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
})
