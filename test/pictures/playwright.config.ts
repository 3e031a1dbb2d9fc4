import { defineConfig } from '@playwright/test'

/** Draws docs/screenshots anew; run by `npm run pictures`, and no part of the tests. */
export default defineConfig({
  testDir: '.',
  testMatch: 'pictures.spec.ts',
  outputDir: '../../output/pictures',
  timeout: 40_000,
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
})
