/* global window -- used in the page */
import { attach, debuggingFlag, devToolsAddress } from '../../scripts/package/attach-to-app.mjs'
import { launch } from '../launch.mjs'
import { percentile } from '../statistics.mjs'

const BATCHES = 6
const CALLS = 1_000

/**
 * Measures a call from the page to main and back: the app's `readSnapshot` against an echo of null.
 */
export async function measureIpc({ app, floor }) {
  const sides = {}
  for (const target of [app, floor]) {
    const running = launch(target, [debuggingFlag])
    sides[target.name] = { running, ...(await attach(await devToolsAddress(running.child))), samples: [] }
  }
  const call = { app: () => window.agentBar.readSnapshot(), floor: () => window.floor.echo() }
  for (let batch = -1; batch < BATCHES; batch += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const samples = await side.page.evaluate(`(${timeCalls})(${call[name]}, ${CALLS})`)
      if (batch >= 0) side.samples.push(...samples)
    }
  }
  for (const { detach, running } of Object.values(sides)) {
    await detach()
    await running.kill()
  }
  const at = (share) => ({
    value: percentile(sides.app.samples, share),
    floor: percentile(sides.floor.samples, share),
  })
  const common = { name: 'ipc', unit: 'ms' }
  return [
    { ...common, what: 'p50', ...at(0.5), note: `${BATCHES * CALLS} calls each` },
    { ...common, what: 'p99', ...at(0.99) },
  ]
}

/** Runs in the page. */
async function timeCalls(call, count) {
  const samples = []
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now()
    await call()
    samples.push(performance.now() - startedAt)
  }
  return samples
}
