import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { buildWhatIsStale } from '../setup/build.mjs'
import { runQuietly } from '../setup/child-process.mjs'
import { installDependencies } from '../setup/dependencies.mjs'
import { prepareElectronRuntime } from '../setup/prepare-electron-runtime.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { requireNode } from '../setup/node-version.mjs'
import { remark, step, StepFailure } from '../setup/steps.mjs'
import { toolCommand } from '../setup/tool.mjs'
import { packedApp, packedFolder } from './packed-app.mjs'
import { thirdPartyNotices } from './third-party-notices.mjs'

/**
 * Packs the app for this platform, and first prepares the clone.
 * @returns the packed app's paths (packed-app.mjs).
 */
export async function packApp({ withInstallers = false } = {}) {
  requireNode()
  await installDependencies(projectFolder)
  const runtime = await prepareElectronRuntime()
  await buildWhatIsStale(projectFolder)
  const folder = packedFolder(projectFolder)
  writeFileSync(path.join(projectFolder, 'out', 'third-party-notices.txt'), thirdPartyNotices(projectFolder))
  await rm(folder, { recursive: true, force: true })
  await step(withInstallers ? 'Packing the app and its installer' : 'Packing the app', () =>
    build(runtime, withInstallers),
  )
  if (runtime.kind !== 'official') {
    remark(`Packed on ${path.basename(runtime.folder)}, not on the official Electron: for testing only, not for users.`)
  }
  return packedApp(folder, process.platform)
}

async function build(runtime, withInstallers) {
  const args = ['--config', 'electron-builder.config.mjs', '--publish', 'never', ...runtimeArgs(runtime)]
  if (!withInstallers) args.push('--dir')
  const { command, args: toolArgs } = toolCommand(projectFolder, 'electron-builder', args)
  const { code, output } = await runQuietly(command, toolArgs, { cwd: projectFolder })
  if (code === 0) return
  throw new StepFailure('The app could not be packed.', {
    output,
    hint: withInstallers
      ? 'making installers needs tools that electron-builder fetches from the network; without them leave --installers out.'
      : 'correct what the message names.',
  })
}

/** electron-builder finds the official Electron itself. Another one is named to it. */
function runtimeArgs({ kind, folder }) {
  if (kind === 'official') return []
  const version = readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`]
}
