/* global window, document, requestAnimationFrame -- in the functions that run in the page */
import { attach, debuggingFlag, devToolsAddress } from '../../scripts/package/attach-page.mjs'
import { startChild } from '../../scripts/setup/child-process.mjs'
import { launch } from '../launch.mjs'
import { percentile } from '../statistics.mjs'

const WARM_UPS = 10
const ROUNDS = 100
const FRAME_MS = 1_000 / 60
/** What Electron and xdotool call the two hotkeys: the app's own, and another one for the floor, which runs beside it. */
const hotkeys = { app: 'ctrl+shift+space', floor: 'ctrl+alt+F11' }
const floorAccelerator = 'Control+Alt+F11'

/**
 * From the hotkey, pressed from outside, to the end of the first painted frame of the hidden panel; against an empty
 * window that its hotkey shows. They take turns, so that drift of the machine meets both.
 */
export async function measurePanel({ app, floor }) {
  const keyboard = startChild('xdotool', ['-'], { env: app.environment, stdio: ['pipe', 'ignore', 'inherit'] })
  const sides = {}
  for (const target of [app, floor]) {
    const running = launch(target, [debuggingFlag])
    sides[target.name] = { running, ...(await attach(await devToolsAddress(running.child))), samples: [] }
  }
  await sides.app.page.locator('main').waitFor()
  await sides.floor.page.evaluate((accelerator) => window.floor.takeHotkey(accelerator), floorAccelerator)
  for (const [name, side] of Object.entries(sides)) await hide(keyboard, hotkeys[name], side.page)
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const painted = side.page.evaluate(nextPaintedFrame)
      await side.page.evaluate(() => null) // The frame is armed by now: the page works in order.
      const pressedAt = press(keyboard, hotkeys[name])
      const sample = (await painted) - pressedAt
      if (round >= 0) side.samples.push(sample)
      await hide(keyboard, hotkeys[name], side.page)
    }
  }
  for (const { detach, running } of Object.values(sides)) {
    await detach()
    await running.kill()
  }
  await keyboard.stop()
  const at = (share) => {
    const floorMs = percentile(sides.floor.samples, share)
    return { value: percentile(sides.app.samples, share), floor: floorMs, goal: floorMs + FRAME_MS }
  }
  const common = { name: 'panel', unit: 'ms' }
  return [
    { ...common, what: 'hotkey to painted p50', ...at(0.5), note: `${ROUNDS} each; goal: floor and one frame` },
    { ...common, what: 'hotkey to painted p95', ...at(0.95) },
  ]
}

/** @returns when the key went out (epoch milliseconds). */
function press(keyboard, keys) {
  const pressedAt = performance.timeOrigin + performance.now()
  keyboard.process.stdin.write(`key --delay 0 ${keys}\n`)
  return pressedAt
}

/** Hides a window by its hotkey; once more when it only raised it. */
async function hide(keyboard, keys, page) {
  for (let tries = 0; tries < 3; tries += 1) {
    await page.waitForFunction(() => document.hasFocus(), undefined, { polling: 20, timeout: 2_000 }).catch(() => {})
    press(keyboard, keys)
    const isHidden = () => document.visibilityState === 'hidden'
    const hidden = await page.waitForFunction(isHidden, undefined, { polling: 20, timeout: 1_000 }).catch(() => {})
    if (hidden !== undefined) return
  }
  throw new Error('A window does not hide by its hotkey.')
}

/** Runs in the page: a frame that is asked for while hidden comes with the first one that is shown. */
function nextPaintedFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // The first task after a frame's callbacks comes when the frame is done.
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })
  })
}
