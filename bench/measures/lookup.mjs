import path from 'node:path'
import { build } from 'vite'
import { runQuietly } from '../../scripts/setup/child-process.mjs'
import { projectFolder } from '../../scripts/setup/folders.mjs'
import { StepFailure } from '../../scripts/setup/steps.mjs'
import { percentile } from '../statistics.mjs'

const TIMEOUT_MS = 120_000

/**
 * Measures a lookup in main: the gateway client and its transport, against a bare request to the
 * same address with the same headers over the same kind of connection. Runs in Electron's main
 * process, since its network stack is measured.
 */
export async function measureLookup({ app, signInFile }) {
  const script = await bundle()
  const args = [...app.flags, `--user-data-dir=${app.userData}-lookup`, script]
  const environment = { ...app.environment, AGENTBAR_BENCH_SIGN_IN: signInFile }
  const { code, standardOutput, output } = await runQuietly(app.executable, args, {
    env: environment,
    timeout: TIMEOUT_MS,
  })
  if (code !== 0 || standardOutput === '') throw new StepFailure('The lookups could not be measured.', { output })
  const samples = JSON.parse(standardOutput)
  const at = (share, part = 'client') => ({
    value: percentile(samples[part], share),
    floor: percentile(samples.bare, share),
  })
  const common = { name: 'lookup', unit: 'ms' }
  return [
    { ...common, what: 'p50', ...at(0.5), goalRatio: 1.1, note: `${samples.client.length} each` },
    { ...common, what: 'p99', ...at(0.99), goalRatio: 1.2 },
    { ...common, what: '· transport only p50', ...at(0.5, 'transport') },
  ]
}

/** Bundles `lookup-process.ts` with the program's modules, as the build does. */
async function bundle() {
  const folder = path.join(projectFolder, 'out', 'bench')
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    build: {
      ssr: path.join(projectFolder, 'bench', 'lookup-process.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20.18',
      minify: true,
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'lookup-process.js' } },
    },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
  })
  return path.join(folder, 'lookup-process.js')
}
