import { startChild } from '../setup/child-process.mjs'
import { projectFolder } from '../setup/folders.mjs'

// Quitting signs out at the gateway first.
const QUIT_TIMEOUT_MS = 15_000

/**
 * Runs the app to its end on this process's own standard input, output and error.
 * @param flags Electron's own, before the app's folder; @param args the app's, after it.
 * @returns the app's exit code.
 */
export async function runApp({ runtime, environment, flags, args }) {
  const app = startChild(runtime.executable, [...flags, projectFolder, ...args], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
    killAfterMs: QUIT_TIMEOUT_MS,
  })
  const { code, error } = await app.ended
  if (error !== undefined) throw error
  return code
}
