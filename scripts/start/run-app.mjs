import { startChild } from '../setup/child-process.mjs'
import { projectFolder } from '../setup/folders.mjs'

// Quitting signs out at the gateway first.
const QUIT_TIMEOUT_MS = 15_000

/**
 * Starts the app on this process's own standard input, output and error.
 * @param flags Electron's own, before the app's folder;
 * @param args the app's, after it.
 * @param folder where its package.json is.
 * @returns as `startChild`.
 */
export function startApp({ runtime, environment, flags, args, folder = projectFolder }) {
  return startChild(runtime.executable, [...flags, folder, ...args], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
    killAfterMs: QUIT_TIMEOUT_MS,
  })
}

/** Runs the app (`startApp`) to its end. @returns its exit code. */
export async function runApp(app) {
  const { code, error } = await startApp(app).ended
  if (error !== undefined) throw error
  return code
}
