import { runCleanup, runCleanupOnSignals, isShuttingDown } from './cleanup.mjs'

// A long output is shortened to its start, where npm names the error, and its end, where compilers
// do.
const SHOWN_FIRST_LINES = 10
const SHOWN_LAST_LINES = 20

/** An expected failure: what failed, why (`output`, shortened) and what to do (`hint`). */
export class StepFailure extends Error {
  constructor(message, { output = '', hint = '' } = {}) {
    super(message)
    this.output = output
    this.hint = hint
  }
}

/**
 * Runs `action` with a progress line on standard error: "› title … 6.9 s". Callers first check
 * whether there is anything to do, so that a second run prints nothing.
 * @param outcome text for the line, from the action's result; empty for plain success.
 */
export async function step(title, action, outcome = () => '') {
  const startedAt = performance.now()
  process.stderr.write(`› ${title} … `)
  try {
    const result = await action()
    const outcomeText = outcome(result)
    process.stderr.write(
      `${outcomeText === '' ? '' : `${outcomeText}, `}${secondsText(performance.now() - startedAt)}\n`,
    )
    return result
  } catch (error) {
    process.stderr.write(
      `${isShuttingDown() ? 'ended' : 'failed'} after ${secondsText(performance.now() - startedAt)}\n`,
    )
    throw error
  }
}

/** Prints a remark among the progress lines. */
export function remark(text) {
  process.stderr.write(`  ${text}\n`)
}

/** A duration as text: "0.3 s", "12.4 s", "2 min 05 s". */
export function secondsText(durationMs) {
  const seconds = durationMs / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** The message of a failure: what, why, and what to do. */
export function failureText(error) {
  if (!(error instanceof StepFailure)) return `✗ ${error?.stack ?? error}\n`
  const output = shortened(error.output).map((line) => `    ${line}\n`)
  return `✗ ${error.message}\n${output.join('')}${error.hint === '' ? '' : `  What to do: ${error.hint}\n`}`
}

function shortened(output) {
  if (output.trim() === '') return []
  const lines = output.trimEnd().split('\n')
  if (lines.length <= SHOWN_FIRST_LINES + SHOWN_LAST_LINES + 1) return lines
  return [...lines.slice(0, SHOWN_FIRST_LINES), '…', ...lines.slice(-SHOWN_LAST_LINES)]
}

/**
 * Runs a command: `main` returns its exit code; a failure is printed and gives 1. Everything that
 * was started is stopped before the process exits.
 */
export async function runCommand(main) {
  runCleanupOnSignals()
  let code = 1
  try {
    code = await main()
  } catch (error) {
    if (!isShuttingDown()) process.stderr.write(failureText(error))
  }
  await runCleanup()
  process.exitCode = code
}
