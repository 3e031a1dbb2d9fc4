import { constants } from 'node:os'

/**
 * What was started and must not outlive this process: children, temporary folders.
 * Stops run newest first, so that an application ends before the display and the bus it talks to.
 */
const stops = []
let hasSignalCome = false

/**
 * Registers `stop` to run when the command ends, however it ends. Its synchronous part must already end what it
 * ends (send the signal), because nothing can be awaited once the process is exiting.
 * @returns the stop itself, which may be called earlier and runs at most once.
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

/** Ends everything that is still registered, newest first. A stop that fails does not keep the others from running. */
export async function runCleanup() {
  for (const stop of [...stops].reverse()) {
    try {
      await stop()
    } catch {
      // The thing is gone already, or will be with this process.
    }
  }
}

/** Whether the command was asked to end: what fails from then on fails because of that, and needs no explanation. */
export function isShuttingDown() {
  return hasSignalCome
}

/** Makes SIGINT, SIGTERM, SIGHUP and a sudden exit end everything that was registered. */
export function runCleanupOnSignals() {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      hasSignalCome = true
      void runCleanup().finally(() => process.exit(128 + constants.signals[signal]))
    })
  }
  process.on('exit', () => {
    for (const stop of [...stops].reverse()) {
      // A rejection cannot be observed any more at this point, and must not become an exit code of its own.
      Promise.resolve(stop()).catch(() => {})
    }
  })
}
