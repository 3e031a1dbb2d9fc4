import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/**
 * About four times the slowest on an idle machine, with real keyrings, servers and programs. What
 * takes longer by its nature says so in its own file.
 */
const limits = { testTimeout: 10_000, hookTimeout: 10_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...limits,
          name: 'node',
          environment: 'node',
          include: [
            'src/{shared,core,main,preload}/**/*.test.ts',
            '{bench,simulator,scripts,test/{contract,integration,rules}}/**/*.test.{ts,mjs}',
          ],
        },
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: {
          ...limits,
          name: 'web',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.ts'],
          // The contrast test reads the tokens; no other style matters without a layout.
          css: { include: /tokens\.css/ },
          setupFiles: ['src/renderer/testing/setup.ts'],
        },
      },
    ],
  },
})
