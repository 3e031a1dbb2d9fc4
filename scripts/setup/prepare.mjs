import { buildWhatIsStale } from './build.mjs'
import { installSystemPackages } from './debian-packages.mjs'
import { installDependencies } from './dependencies.mjs'
import { electronEnvironment, prepareElectronRuntime } from './electron-runtime.mjs'
import { projectFolder } from './folders.mjs'
import { requireNode } from './node-version.mjs'

/**
 * From whatever state a clone is in to a built app and an Electron that runs it. What is there already is left alone,
 * silently; what is done shows a progress line on standard error.
 * @param purposes what the command needs from a Linux system: 'run', 'display', 'test'.
 * @returns the Electron runtime, and the variables by which tools find it.
 */
export async function prepare(purposes) {
  requireNode()
  await installDependencies(projectFolder)
  await installSystemPackages(purposes)
  const runtime = await prepareElectronRuntime()
  await buildWhatIsStale(projectFolder)
  return { runtime, environment: electronEnvironment(runtime) }
}
