/* global requestAnimationFrame -- used in the page */
import { setTimeout as pause } from 'node:timers/promises'
import { debuggingFlag, devToolsAddress } from '../../scripts/package/attach-to-app.mjs'
import { runQuietly, startChild } from '../../scripts/setup/child-process.mjs'
import { connectDevToolsPage } from '../devtools-page.mjs'
import { launch } from '../launch.mjs'
import { percentile } from '../statistics.mjs'

const WARM_UPS = 10
const ROUNDS = 100
const TIMEOUT_MS = 3_000
/** The app ignores a faster second press as the repeat of a held key. */
const PRESS_INTERVAL_MS = 80
const FRAME_MS = 1_000 / 60
/** The hotkeys in the syntax of xdotool. The floor runs beside the app and needs its own. */
const hotkeys = { app: 'ctrl+shift+space', floor: 'ctrl+alt+k' }
/** The floor's hotkey in the syntax of Electron. */
const floorAccelerator = 'Control+Alt+K'

/**
 * Measures from the hotkey to the end of the first painted frame of the hidden panel, against an
 * empty window that its hotkey shows. App and floor take turns, so that changes of the machine
 * affect both.
 */
export async function measurePanel({ app, floor }) {
  const keyboard = startChild('xdotool', ['-'], { env: app.environment, stdio: ['pipe', 'ignore', 'inherit'] })
  const sides = {}
  for (const target of [app, floor]) {
    const running = launch(target, [debuggingFlag])
    const address = await devToolsAddress(running.child)
    await until(() => isActive(running.pid, target.environment))
    sides[target.name] = { running, page: await connectDevToolsPage(address), samples: [] }
  }
  await until(() => sides.app.page.evaluate(`document.querySelector('main') !== null`))
  await sides.floor.page.evaluate(`window.floor.takeHotkey('${floorAccelerator}')`)
  for (const [name, side] of Object.entries(sides)) {
    if (!(await isActive(side.running.pid, app.environment))) press(keyboard, hotkeys[name])
    await hide(keyboard, hotkeys[name], side, app.environment)
  }
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const painted = side.page.evaluate(`(${nextPaintedFrame})()`)
      // The page evaluates in order, so it now waits for the frame.
      await side.page.evaluate('null')
      const pressedAt = press(keyboard, hotkeys[name])
      const sample = (await painted) - pressedAt
      if (round >= 0) side.samples.push(sample)
      await hide(keyboard, hotkeys[name], side, app.environment)
    }
  }
  for (const { page, running } of Object.values(sides)) {
    page.close()
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

/** Hides a window by its hotkey, which hides it only while it has the focus. */
async function hide(keyboard, keys, { running }, environment) {
  await until(() => isActive(running.pid, environment))
  await pause(PRESS_INTERVAL_MS)
  press(keyboard, keys)
  await until(async () => !(await isShown(running.pid, environment)))
  await pause(PRESS_INTERVAL_MS)
}

// Asks the X server: a page with a debugger always reports that it is shown.
const isActive = async (pid, environment) =>
  (await ask(['getactivewindow', 'getwindowpid'], environment)) === String(pid)
const isShown = async (pid, environment) =>
  (await ask(['search', '--onlyvisible', '--pid', String(pid)], environment)) !== ''

async function ask(args, environment) {
  const { standardOutput } = await runQuietly('xdotool', args, { env: environment })
  return standardOutput.trim()
}

async function until(isTrue) {
  const deadline = performance.now() + TIMEOUT_MS
  while (performance.now() < deadline) if (await isTrue()) return
  throw new Error('The hotkey did not show or hide the window.')
}

/** Runs in the page. A frame requested while hidden is drawn when the page is shown. */
function nextPaintedFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // The first task after a frame's callbacks runs when the frame is done.
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })
  })
}
