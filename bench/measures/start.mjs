/* global document -- used in the page */
import { attach, debuggingFlag, devToolsAddress } from '../../scripts/package/attach-to-app.mjs'
import { runQuietly } from '../../scripts/setup/child-process.mjs'
import { watchActiveWindow } from '../active-window.mjs'
import { launch } from '../launch.mjs'
import { median, percentile } from '../statistics.mjs'

const WARM_UPS = 2
const RUNS = 15
const TYPED = '20011'
const START_TIMEOUT_MS = 30_000

/**
 * Measures from the start of the process until an agent can use it: the window is active, its
 * content is painted, and keys typed at that moment arrive in the search box. App and floor take
 * turns, so that changes of the machine affect both.
 */
export async function measureStart({ app, floor }) {
  const samples = { app: [], floor: [] }
  let typed = 0
  for (let run = -WARM_UPS; run < RUNS; run += 1) {
    for (const target of run % 2 === 0 ? [floor, app] : [app, floor]) {
      const { readyMs, hasKey } = await startOnce(target)
      if (run < 0) continue
      samples[target.name].push(readyMs)
      if (target === app && hasKey) typed += 1
    }
  }
  const common = { name: 'start', unit: 'ms' }
  const note = `${RUNS} each; keys typed at once arrived ${typed} times`
  return [
    { ...common, what: 'p50', value: median(samples.app), floor: median(samples.floor), goalRatio: 1.25, note },
    { ...common, what: 'p95', value: percentile(samples.app, 0.95), floor: percentile(samples.floor, 0.95) },
  ]
}

async function startOnce(target) {
  const windows = watchActiveWindow(target.environment)
  await windows.ready
  const running = launch(target, [debuggingFlag])
  const whenActive = windows.next(START_TIMEOUT_MS)
  const address = await devToolsAddress(running.child)
  const activeAt = await whenActive
  await runQuietly('xdotool', ['type', '--delay', '5', TYPED], { env: target.environment })
  const { page, detach } = await attach(address)
  const { paintedAt, value } = await page.evaluate(readPage)
  await detach()
  await running.kill()
  await windows.stop()
  return { readyMs: Math.max(activeAt, paintedAt) - running.startedAt, hasKey: value === TYPED }
}

/** Runs in the page. */
async function readPage() {
  const paint = await new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const first = list.getEntriesByName('first-contentful-paint')[0]
      if (first !== undefined) resolve(first)
    }).observe({ type: 'paint', buffered: true })
  })
  return { paintedAt: performance.timeOrigin + paint.startTime, value: document.activeElement?.value }
}
