import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { stripVTControlCharacters } from 'node:util'
import { startChild } from '../setup/child-process.mjs'

// Far longer than a healthy run. A hanging one must end before CI kills the job.
const SUITE_TIMEOUT_MS = 30 * 60 * 1000

/**
 * Runs a test runner, and shows its output and writes it to `logFile`.
 * @param reportFile the file of its JSON report.
 * @returns the exit code, and the parsed report (`undefined` if it cannot be read).
 */
export async function runSuite({ command, args, cwd, environment, logFile, reportFile }) {
  mkdirSync(path.dirname(logFile), { recursive: true })
  rmSync(reportFile, { force: true })
  const log = createWriteStream(logFile)
  const child = startChild(command, args, {
    cwd,
    env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...environment } : environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text)
      log.write(stripVTControlCharacters(text))
    })
  }
  const limit = setTimeout(() => {
    process.stdout.write('\n✗ The suite took too long and was ended.\n')
    void child.stop()
  }, SUITE_TIMEOUT_MS)
  const { code } = await child.ended
  clearTimeout(limit)
  await finished(log.end())
  return { code, report: readReport(reportFile) }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
