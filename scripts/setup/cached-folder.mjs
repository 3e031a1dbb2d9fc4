import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { runQuietly } from './child-process.mjs'
import { onExit } from './cleanup.mjs'
import { npmCommand } from './npm.mjs'
import { StepFailure } from './steps.mjs'

const ABANDONED_AFTER_MS = 60 * 60 * 1000

/**
 * Creates a folder in the cache folder atomically. Safe beside another run: each has its own work
 * folder, and the first to rename it wins.
 * @param make gets the work folder and returns the folder in it to keep.
 * @param proof a file of the finished folder, by which another run's folder is recognised.
 */
export async function makeCachedFolder(folder, proof, make) {
  const cache = path.dirname(folder)
  await mkdir(cache, { recursive: true })
  await removeAbandoned(cache)
  const workFolder = await mkdtemp(path.join(cache, 'preparing-'))
  const removeWorkFolder = onExit(() => rm(workFolder, { recursive: true, force: true }))
  try {
    await giveName(await make(workFolder), folder, proof)
  } finally {
    await removeWorkFolder()
  }
}

/**
 * Fetches a package's archive by npm, which compares it with the checksum that the registry names.
 * @param title what it is, for the message. @param hint what to do when it cannot be had.
 * @returns the archive's path. @throws StepFailure
 */
export async function fetchPackage(workFolder, { name, version, title, hint }) {
  const npm = npmCommand(['pack', `${name}@${version}`, '--loglevel', 'error'])
  const { code, output } = await runQuietly(npm.command, npm.args, { cwd: workFolder })
  const archive = (await readdir(workFolder)).find((file) => file.endsWith('.tgz'))
  if (code === 0 && archive !== undefined) return path.join(workFolder, archive)
  throw new StepFailure(`npm could not fetch ${name} ${version}, ${title}.`, { output, hint })
}

/** A file's checksum as package-lock.json writes it. */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

async function giveName(made, folder, proof) {
  try {
    await rename(made, folder)
  } catch (error) {
    // Another run was first. Its folder is as good as this one.
    if (!['EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error
    await access(path.join(folder, proof))
  }
}

async function removeAbandoned(cache) {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('preparing-')) continue
    const folder = path.join(cache, name)
    const { mtimeMs } = await stat(folder)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true })
  }
}
