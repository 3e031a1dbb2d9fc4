import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { commandNames } from './src/shared/commands.ts'
import packageJson from './package.json' with { type: 'json' }

// The program must start on Electron 33 or later. Without these electron-vite would choose by the
// installed version.
const node = 'node20.18'
const chrome = 'chrome130'

/**
 * keytar is native and stays outside. Everything else is bundled, so that a start reads few files
 * and the package is small.
 */
const bundled = Object.keys(packageJson.dependencies).filter((name) => name !== 'keytar')

/**
 * conf (under electron-store) loads a JSON Schema validator, but uses it only when it is given a
 * schema. We give it none: we validate with valibot.
 */
const withoutValidator = {
  'ajv/dist/2020.js': resolve('src/main/adapters/empty-json-schema-validator.ts'),
  'ajv-formats': resolve('src/main/adapters/empty-json-schema-validator.ts'),
}

/** `electron-vite build` builds for users. Every other build is for developers and a debugger. */
export default defineConfig(({ command }) => ({
  main: {
    resolve: { alias: withoutValidator },
    build: {
      target: node,
      minify: command === 'build',
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'keyring-process': 'src/main/adapters/keyring/keyring-process-entry.ts',
          'system-certificates-worker': 'src/main/adapters/transport/system-certificates-worker.ts',
        },
      },
    },
  },
  preload: {
    define: { __COMMAND_NAMES__: JSON.stringify(commandNames) },
    build: {
      target: node,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    build: { target: chrome, minify: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
    plugins: [svelte()],
  },
}))
