import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Bundles the simulator into one file without dependencies, for a quick start anywhere. */
export default defineConfig({
  root: fromHere('.'),
  logLevel: 'warn',
  build: {
    target: 'node20',
    outDir: fromHere('../out/simulator'),
    emptyOutDir: true,
    minify: false,
    ssr: fromHere('./main.ts'),
    rolldownOptions: {
      external: [...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
    },
  },
  ssr: { target: 'node', noExternal: true },
})
