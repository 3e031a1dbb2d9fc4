import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { onExit } from './cleanup.mjs'

const KILLED_AFTER_MS = 5_000
const KEPT_OUTPUT_CHARACTERS = 200_000

/**
 * Runs a program to its end with its output kept instead of shown.
 * @returns exit code (`undefined` when it could not be started), and standard output and error as they came.
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
  child.process.stdin?.on('error', () => {}) // It may end before it has read all: the exit code tells.
  child.process.stdin?.end(input)
  const { code, error } = await child.ended
  return { code, standardOutput, output: error === undefined ? output : `${output}${error.message}\n` }
}

/**
 * Starts a program that is ended with this one.
 * @returns the process, `ended` (never rejects: exit code, or 128 + signal, or the error that kept it from starting),
 * and `stop`, which asks it to end, insists after `killAfterMs` (5 s), and resolves once it is gone.
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
    const insist = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    await ended
    clearTimeout(insist)
  })
  void ended.then(stop) // Forgets the registration of a child that ended by itself.
  return { process: child, ended, stop }
}

/**
 * Waits for the first line of `stream` that `pattern` matches.
 * @returns the match, or `undefined` when the child ended first or `timeoutMs` passed.
 */
export function firstMatch(child, stream, pattern, timeoutMs) {
  return new Promise((resolve) => {
    let text = ''
    const settle = (match) => {
      clearTimeout(timer)
      stream.off('data', read)
      stream.resume() // Keeps draining, so that a full pipe never blocks the child.
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
