import { constants } from 'node:os'

/**
 * Functions that stop or remove what must not outlive this process: children, temporary folders.
 * The newest runs first, so that an app ends before its display and bus.
 */
const stops = []
let wasSignalled = false

/**
 * Registers `stop` to run when the command ends, in whatever way. Its synchronous part must do the
 * work (send the signal), because nothing can be awaited while the process exits.
 * @returns `stop` itself, which may be called earlier and runs at most once.
 */
export function onExit(stop) {
  const once = () => {
    const position = stops.indexOf(once)
    if (position < 0) return undefined
    stops.splice(position, 1)
    return stop()
  }
  stops.push(once)
  return once
}

/** Runs all registered functions, newest first. A failure does not prevent the others. */
export async function runCleanup() {
  for (const stop of [...stops].reverse()) {
    try {
      await stop()
    } catch {
      // It is gone already, or will be with this process.
    }
  }
}

/** Whether a signal has asked the command to end. Later failures are its consequence. */
export function isShuttingDown() {
  return wasSignalled
}

/** Runs the cleanup on SIGINT, SIGTERM, SIGHUP and on exit. */
export function runCleanupOnSignals() {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      wasSignalled = true
      void runCleanup().finally(() => process.exit(128 + constants.signals[signal]))
    })
  }
  process.on('exit', () => {
    for (const stop of [...stops].reverse()) {
      // A rejection can no longer be observed, and must not change the exit code.
      Promise.resolve(stop()).catch(() => {})
    }
  })
}
