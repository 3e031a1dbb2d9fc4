import { runCleanup, runCleanupOnSignals, isShuttingDown } from './cleanup.mjs'

// Of a long output: its beginning, where npm names the error, and its end, where compilers and loaders do.
const SHOWN_FIRST_LINES = 10
const SHOWN_LAST_LINES = 20

/** An expected failure of a step: what failed, why (`output`, of which the end is shown) and what to do (`hint`). */
export class StepFailure extends Error {
  constructor(message, { output = '', hint = '' } = {}) {
    super(message)
    this.output = output
    this.hint = hint
  }
}

/**
 * Runs `action` with a progress line on standard error, "› title … 6.9 s". Standard output stays for the answer.
 * Callers decide first whether there is anything to do, so that a second start says nothing.
 * @param outcome names, from what the action answered, an outcome that is not plain success.
 */
export async function step(title, action, outcome = () => '') {
  const startedAt = performance.now()
  process.stderr.write(`› ${title} … `)
  try {
    const result = await action()
    const words = outcome(result)
    process.stderr.write(`${words === '' ? '' : `${words}, `}${secondsText(performance.now() - startedAt)}\n`)
    return result
  } catch (error) {
    process.stderr.write(
      `${isShuttingDown() ? 'ended' : 'failed'} after ${secondsText(performance.now() - startedAt)}\n`,
    )
    throw error
  }
}

/** A remark on standard error, beside the progress lines. */
export function remark(text) {
  process.stderr.write(`  ${text}\n`)
}

/** A duration for people: "0.3 s", "12.4 s", "2 min 05 s". */
export function secondsText(durationMs) {
  const seconds = durationMs / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** The text shown for a failed step: what, why, what to do. */
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
 * Runs a whole command: `main` answers its exit code; a failure is explained and gives 1. All that was started is
 * ended before the process exits.
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
