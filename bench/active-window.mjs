import { firstMatch, startChild } from '../scripts/setup/child-process.mjs'

const READY_TIMEOUT_MS = 10_000
const WINDOW = /# 0x[1-9a-f]/

/**
 * Watches the X server's active window: from that moment on an agent can type. Call it while no
 * window is active.
 * @returns `ready`; `next`, which waits for an active window (epoch milliseconds); and `stop`.
 */
export function watchActiveWindow(environment) {
  const spy = startChild('xprop', ['-root', '-spy', '_NET_ACTIVE_WINDOW'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  spy.process.stdout.setEncoding('utf8')
  const ready = firstMatch(spy, spy.process.stdout, /_NET_ACTIVE_WINDOW/, READY_TIMEOUT_MS)
  return {
    ready,
    next: async (timeoutMs) => {
      const found = await firstMatch(spy, spy.process.stdout, WINDOW, timeoutMs)
      if (found === undefined) throw new Error('No window came up.')
      return performance.timeOrigin + performance.now()
    },
    stop: spy.stop,
  }
}
