import { buildWhatIsStale } from './build.mjs'
import { installSystemPackages } from './debian-packages.mjs'
import { installDependencies } from './dependencies.mjs'
import { electronEnvironment, prepareElectronRuntime } from './prepare-electron-runtime.mjs'
import { projectFolder } from './folders.mjs'
import { requireNode } from './node-version.mjs'

/**
 * Prepares the clone: dependencies, system packages, an Electron runtime and a current build. Does
 * only what is missing, with a progress line for each step on standard error.
 * @param purposes what the command needs from a Linux system: 'run', 'display', 'test'.
 * @returns `runtime`, and `environment`: the variables by which tools find it.
 */
export async function prepare(purposes) {
  requireNode()
  await installDependencies(projectFolder)
  await installSystemPackages(purposes)
  const runtime = await prepareElectronRuntime()
  await buildWhatIsStale(projectFolder)
  return { runtime, environment: electronEnvironment(runtime) }
}
