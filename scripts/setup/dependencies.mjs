import { existsSync, lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './child-process.mjs'
import { npmCommand } from './npm.mjs'
import { contentHash, readStamp, writeStamp } from './stamps.mjs'
import { step, StepFailure } from './steps.mjs'

/**
 * Installs the packages of the lock file, if node_modules is missing or of another lock file.
 * Install scripts are off: the native module contains its binaries, and Electron has its own step.
 */
export async function installDependencies(project) {
  const lock = lockHash(project)
  if (areDependenciesCurrent(project, lock)) return
  refuseLinkedFolder(project)
  await step('Dependencies (npm ci)', async () => {
    const npm = npmCommand(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'])
    const { code, output } = await runQuietly(npm.command, npm.args, { cwd: project })
    if (code === 0) return writeStamp(stampFile(project), lock)
    throw new StepFailure('The dependencies could not be installed (npm ci failed).', {
      output,
      hint: output.includes('EUSAGE')
        ? 'bring package-lock.json in line with package.json by `npm install`, and commit both.'
        : 'check that the npm registry can be reached (proxy? certificate?), then run the command again.',
    })
  })
}

/** Whether node_modules was installed from this lock file, by this script or by npm. */
export function areDependenciesCurrent(project, lock = lockHash(project)) {
  if (!existsSync(path.join(project, 'node_modules'))) return false
  if (readStamp(stampFile(project)) === lock) return true
  const wanted = readPackages(path.join(project, 'package-lock.json'))
  const installed = readPackages(path.join(project, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || installed === undefined || !isInstalledAsLocked(wanted, installed)) return false
  writeStamp(stampFile(project), lock)
  return true
}

/**
 * Whether `installed` (npm's record in node_modules) matches `wanted` (package-lock.json). Optional
 * packages may be missing, because they are for other platforms.
 */
export function isInstalledAsLocked(wanted, installed) {
  const isAsLocked = ([place, entry]) =>
    place === '' || (installed[place] === undefined ? entry.optional === true : isSamePackage(entry, installed[place]))
  return (
    Object.entries(wanted).every(isAsLocked) && Object.keys(installed).every((place) => Object.hasOwn(wanted, place))
  )
}

function isSamePackage(wanted, installed) {
  return wanted.version === installed.version && wanted.integrity === installed.integrity
}

/** npm ci empties node_modules first, which would be the target of a link. */
function refuseLinkedFolder(project) {
  const folder = path.join(project, 'node_modules')
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  throw new StepFailure('node_modules is a link, and what it points to is not what package-lock.json names.', {
    hint: `remove the link (${folder}) and run the command again, or install the dependencies where it points to.`,
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function lockHash(project) {
  return contentHash(project, ['package-lock.json'])
}

/** The stamp is in node_modules, so that it is deleted with that folder. */
function stampFile(project) {
  return path.join(project, 'node_modules', '.agentbar-stamp')
}
