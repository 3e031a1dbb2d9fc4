import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { onExit } from './cleanup.mjs'

const KILLED_AFTER_MS = 5_000
const KEPT_OUTPUT_CHARACTERS = 200_000

/**
 * Runs a program to its end and returns its output instead of showing it.
 * @returns `code` (`undefined` if it could not be started), `standardOutput`, and `output`, which
 * also has standard error.
 */
export async function runQuietly(command, args, options = {}) {
  const { input, ...spawnOptions } = options
  const child = startChild(command, args, {
    ...spawnOptions,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  let standardOutput = ''
  let output = ''
  child.process.stdout.setEncoding('utf8').on('data', (chunk) => {
    standardOutput += chunk
    output = (output + chunk).slice(-KEPT_OUTPUT_CHARACTERS)
  })
  child.process.stderr.setEncoding('utf8').on('data', (chunk) => {
    output = (output + chunk).slice(-KEPT_OUTPUT_CHARACTERS)
  })
  // It may end before it has read everything. The exit code shows whether that was an error.
  child.process.stdin?.on('error', () => {})
  child.process.stdin?.end(input)
  const { code, error } = await child.ended
  return { code, standardOutput, output: error === undefined ? output : `${output}${error.message}\n` }
}

/**
 * Starts a program that ends with this one.
 * @returns `process`; `ended`, which resolves with the exit code, 128 + signal, or the error that
 * prevented the start; and `stop`, which sends SIGTERM, after `killAfterMs` (5 s) SIGKILL, and
 * resolves once the program has ended.
 */
export function startChild(command, args, { killAfterMs = KILLED_AFTER_MS, ...options } = {}) {
  const child = spawn(command, args, { windowsHide: true, ...options })
  let hasEnded = false
  const ended = new Promise((resolve) => {
    const settle = (result) => {
      hasEnded = true
      resolve(result)
    }
    child.once('error', (error) => settle({ code: undefined, error }))
    child.once('close', (code, signal) => settle({ code: code ?? 128 + constants.signals[signal] }))
  })
  const stop = onExit(async () => {
    if (hasEnded) return
    child.kill()
    const killTimer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    await ended
    clearTimeout(killTimer)
  })
  // Removes the registration of a child that ends by itself.
  void ended.then(stop)
  return { process: child, ended, stop }
}

/**
 * Waits until `pattern` matches the text of `stream`.
 * @returns the match, or `undefined` if the child ends or `timeoutMs` passes first.
 */
export function firstMatch(child, stream, pattern, timeoutMs) {
  return new Promise((resolve) => {
    let text = ''
    const settle = (match) => {
      clearTimeout(timer)
      stream.off('data', read)
      stream.resume() // A full pipe would block the child.
      resolve(match)
    }
    const read = (chunk) => {
      text += chunk
      const match = pattern.exec(text)
      if (match !== null) settle(match)
    }
    const timer = setTimeout(settle, timeoutMs, undefined)
    stream.on('data', read)
    void child.ended.then(() => settle(undefined))
  })
}
