import { existsSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './child-process.mjs'
import { contentHash, readStamp, writeStamp } from './stamps.mjs'
import { step, StepFailure } from './steps.mjs'
import { toolCommand } from './tool.mjs'

const common = ['package.json', 'package-lock.json', 'tsconfig.base.json']

/** Each build: its sources, its tool, and the output file that shows that it was built. */
const builds = [
  {
    name: 'app',
    sources: ['src', 'resources', 'electron.vite.config.ts', 'svelte.config.js', ...common],
    tool: ['electron-vite', ['build', '--logLevel', 'warn']],
    output: 'out/main/index.js',
  },
  {
    name: 'simulator',
    sources: ['simulator', ...common],
    tool: ['vite', ['build', '--config', 'simulator/vite.config.ts', '--logLevel', 'warn']],
    output: 'out/simulator/main.js',
  },
]

/**
 * Builds the app and the simulator into out/, each only if its output is missing or its sources
 * have changed. The stamps of the sources are in out/ too, where no build deletes them.
 */
export async function buildWhatIsStale(project) {
  for (const build of builds) {
    const hash = contentHash(project, build.sources, isTest)
    if (isCurrent(project, build, hash)) continue
    await step(`Building the ${build.name}`, () => run(project, build, hash))
  }
}

function isTest(file) {
  return /\.(test|spec)\.ts$|^simulator\/testing\//.test(file)
}

function isCurrent(project, build, hash) {
  return existsSync(path.join(project, build.output)) && readStamp(stampFile(project, build)) === hash
}

function stampFile(project, build) {
  return path.join(project, 'out', `${build.name}.stamp`)
}

async function run(project, build, hash) {
  const [tool, toolArgs] = build.tool
  const { command, args } = toolCommand(project, tool, toolArgs)
  const { code, output } = await runQuietly(command, args, { cwd: project })
  if (code === 0) return writeStamp(stampFile(project, build), hash)
  throw new StepFailure(`The ${build.name} could not be built.`, {
    output,
    hint: 'correct what the message names; after a change of branch, deleting node_modules and out may help.',
  })
}
