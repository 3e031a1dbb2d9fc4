import { rmSync } from 'node:fs'
import path from 'node:path'
import { processTree } from '../scripts/package/process-tree.mjs'
import { startChild } from '../scripts/setup/child-process.mjs'
import { onExit } from '../scripts/setup/cleanup.mjs'

/**
 * Starts an app (the product or the floor).
 * @returns `startedAt` (epoch milliseconds), `child`, `pid`; and `kill`, which kills all processes
 * of the app at once, so that it does not sign out and the next start finds the session again.
 */
export function launch({ executable, environment, flags, target, userData }, extraFlags = []) {
  // A killed app leaves these behind, and the next start would check them first.
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(path.join(userData, name), { force: true })
  const args = [...flags, ...extraFlags, `--user-data-dir=${userData}`, target]
  const startedAt = performance.timeOrigin + performance.now()
  const child = startChild(executable, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  child.process.stderr.resume()
  const kill = onExit(async () => {
    for (const { pid } of processTree(child.process.pid)) killQuietly(pid)
    await child.ended
  })
  return { startedAt, child, pid: child.process.pid, kill }
}

function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has exited meanwhile.
  }
}
