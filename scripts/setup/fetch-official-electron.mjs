import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './child-process.mjs'
import { readStamp, writeStamp } from './stamps.mjs'

const RETRY_AFTER_MS = 24 * 60 * 60 * 1000
const FETCH_TIMEOUT_MS = 5 * 60 * 1000

/** The folder in which the electron package keeps the official binary. */
export function officialElectronFolder(project) {
  return path.join(project, 'node_modules', 'electron', 'dist')
}

/**
 * Whether the official binary is complete (`path.txt` is written last) and of the package's
 * version.
 */
export function hasOfficialElectron(project) {
  const packageFolder = path.join(project, 'node_modules', 'electron')
  const executable = readStamp(path.join(packageFolder, 'path.txt'))
  const version = readStamp(path.join(packageFolder, 'dist', 'version'))?.replace(/^v/, '')
  if (executable === undefined || version === undefined) return false
  const wanted = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version
  return version === wanted && existsSync(path.join(packageFolder, 'dist', executable))
}

/**
 * Lets the electron package download its binary. A failure is stored for a day, so that the next
 * start does not wait for it again.
 * @returns the installer's output if it failed, otherwise an empty string.
 */
export async function fetchOfficialElectron(project, cache) {
  const installer = path.join(project, 'node_modules', 'electron', 'install.js')
  const { code, output } = await runQuietly(process.execPath, [installer], { cwd: project, timeout: FETCH_TIMEOUT_MS })
  if (code === 0) return ''
  writeStamp(failureFile(cache), String(Date.now()))
  return output
}

/** Whether to try the download: not within a day of a failure, unless that is in the future. */
export function isDownloadRetryDue(cache, now = Date.now()) {
  const failedAt = Number(readStamp(failureFile(cache)) ?? Number.NaN)
  const age = now - failedAt
  return !(age >= 0 && age < RETRY_AFTER_MS)
}

function failureFile(cache) {
  return path.join(cache, 'official-electron-failed-at')
}
