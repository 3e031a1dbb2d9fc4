import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isShown, untilHotkeyWorks, type RunningApp } from './support/running-app.ts'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { lookUp, searchBox } from './support/panel.ts'
import { readSettingsFile, writeSettingsFile } from './support/settings-file.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'
import { startVirtualDisplay } from './support/test-desktop.ts'
import { activeWindow, openOtherWindow, pressKeys, type OtherWindow } from './support/x-desktop.ts'

const run = promisify(execFile)
const hotkey = 'ctrl+shift+space'
const small = '800x600'

interface PlaceFixtures {
  /** A screen of this test, which may change its size. */
  readonly display: NodeJS.ProcessEnv
  readonly other: OtherWindow
}

const test = base.extend<PlaceFixtures>({
  display: async ({}, use) => {
    const display = await startVirtualDisplay()
    await use(display.environment)
    await display.stop()
  },
  other: async ({ display, folder }, use) => {
    const other = await openOtherWindow({ ...process.env, ...display }, folder)
    await use(other)
    await other.stop()
  },
})

const boundsOf = (app: RunningApp) =>
  evaluateInMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds() ?? null)
const placeOf = async (app: RunningApp) => {
  const bounds = await boundsOf(app)
  return bounds && { x: bounds.x, y: bounds.y }
}
/** Moves the focused panel through the window manager, as a person does. */
async function move(display: NodeJS.ProcessEnv, x: number, y: number): Promise<void> {
  const env = { ...process.env, ...display }
  await expect.poll(() => activeWindow(env)).toBe('AgentBar')
  await run('xdotool', ['getactivewindow', 'windowmove', String(x), String(y)], { env })
}

/** Replaces the large monitor by a small one, or the reverse. */
async function setScreen(display: NodeJS.ProcessEnv, size: typeof small | '1280x800'): Promise<void> {
  const env = { ...process.env, ...display }
  const timings = ['40', '800', '840', '968', '1056', '600', '601', '605', '628']
  if (size === small) {
    // The mode may exist already.
    await run('xrandr', ['--newmode', small, ...timings], { env }).catch(() => undefined)
    await run('xrandr', ['--addmode', 'screen', small], { env })
  }
  await run('xrandr', ['--output', 'screen', '--mode', size], { env })
}

test('the panel keeps its position after a restart', async ({ display, launch, userData }) => {
  const app = await launch({ environment: display })
  await expect.poll(() => placeOf(app)).toEqual({ x: 1280 - 360 - 24, y: 24 })
  await move(display, 300, 200)
  await expect.poll(() => readSettingsFile(userData).panelPositions).toMatchObject([{ x: 300, y: 200 }])
  await app.quit()
  const again = await launch({ environment: display })
  await expect.poll(() => placeOf(again)).toEqual({ x: 300, y: 200 })
})

test('the panel moves when its monitor is removed, and back when it returns', async ({ display, launch, userData }) => {
  const app = await launch({ environment: display })
  await move(display, 900, 40)
  await expect.poll(() => readSettingsFile(userData).panelPositions).toHaveLength(1)
  await setScreen(display, small)
  await expect.poll(() => placeOf(app)).toEqual({ x: 800 - 360, y: 40 })
  await setScreen(display, '1280x800')
  await expect.poll(() => placeOf(app)).toEqual({ x: 900, y: 40 })

  await setScreen(display, small)
  await app.quit()
  const again = await launch({ environment: display })
  await expect.poll(() => placeOf(again)).toEqual({ x: 800 - 360, y: 40 })
  expect(readSettingsFile(userData).panelPositions).toMatchObject([{ x: 900, y: 40 }])
})

test('resetting the position brings a lost panel back', async ({ display, launch, userData }) => {
  const app = await launch({ environment: display })
  await move(display, 10, 500)
  await expect.poll(() => readSettingsFile(userData).panelPositions).toHaveLength(1)
  await app.page.evaluate(() => window.agentBar.resetPanelPosition())
  await expect.poll(() => placeOf(app)).toEqual({ x: 1280 - 360 - 24, y: 24 })
  expect(readSettingsFile(userData).panelPositions).toEqual([])
})

test('a quick search opens on the screen under the cursor and hides when it loses the focus', async ({
  display,
  launch,
  userData,
  other,
}) => {
  writeSettingsFile(userData, { isPanelPinned: false })
  const app = await launch({ environment: display })
  const environment = { ...process.env, ...display }
  await expect.poll(() => activeWindow(environment)).toBe('AgentBar')
  expect(await boundsOf(app)).toMatchObject({ x: (1280 - 360) / 2, y: Math.round(800 * 0.18) })
  await run('wmctrl', ['-a', other.title], { env: environment })
  await expect.poll(() => isShown(app)).toBe(false)
  await expect.poll(() => activeWindow(environment)).toBe(other.title)

  await untilHotkeyWorks(app)
  await pressKeys(environment, [hotkey])
  await expect.poll(() => isShown(app)).toBe(true)
  await expect.poll(() => activeWindow(environment)).toBe('AgentBar')
  await pressKeys(environment, [hotkey])
  await expect.poll(() => isShown(app)).toBe(false)
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
})

test('a pinned panel stays when it loses the focus, and can be unpinned', async ({ display, launch, other }) => {
  const app = await launch({ environment: display })
  const environment = { ...process.env, ...display }
  await expect.poll(() => activeWindow(environment)).toBe('AgentBar')
  await run('wmctrl', ['-a', other.title], { env: environment })
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  expect(await isShown(app)).toBe(true)

  await app.page.evaluate(() => window.agentBar.updateSettings({ isPanelPinned: false }))
  await run('wmctrl', ['-a', 'AgentBar'], { env: environment })
  await expect.poll(() => activeWindow(environment)).toBe('AgentBar')
  await run('wmctrl', ['-a', other.title], { env: environment })
  await expect.poll(() => isShown(app)).toBe(false)
})

test('the panel grows and shrinks with its content, and its upper edge stays', async ({ signedIn }) => {
  const { page } = signedIn
  const before = await boundsOf(signedIn)
  await lookUp(page, '20011')
  await expect.poll(async () => (await boundsOf(signedIn))?.height).toBeGreaterThan((before?.height ?? 0) + 50)
  expect(await placeOf(signedIn)).toEqual({ x: before?.x, y: before?.y })
  await searchBox(page).press('Escape')
  await expect.poll(async () => (await boundsOf(signedIn))?.height).toBeLessThan(400)
  expect(await placeOf(signedIn)).toEqual({ x: before?.x, y: before?.y })
})

test('a moved panel stays there while its content changes and when it is pinned', async ({
  display,
  launch,
  userData,
  gateway,
}) => {
  writeSettingsFile(userData, { isPanelPinned: false })
  const app = await launch({ environment: display })
  const { page } = app
  await signIn(app, gateway)
  await move(display, 300, 200)
  await expect.poll(() => placeOf(app)).toEqual({ x: 300, y: 200 })
  const before = await boundsOf(app)
  await lookUp(page, '20011')
  await expect.poll(async () => (await boundsOf(app))?.height).toBeGreaterThan((before?.height ?? 0) + 50)
  expect(await placeOf(app)).toEqual({ x: 300, y: 200 })
  expect(readSettingsFile(userData).panelPositions).toEqual([])

  await page.evaluate(() => window.agentBar.updateSettings({ isPanelPinned: true }))
  await expect.poll(() => readSettingsFile(userData).panelPositions).toMatchObject([{ x: 300, y: 200 }])
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(app)).toBe(false)
  await untilHotkeyWorks(app)
  await pressKeys({ ...process.env, ...display }, [hotkey])
  await expect.poll(() => isShown(app)).toBe(true)
  expect(await placeOf(app)).toEqual({ x: 300, y: 200 })
})

test('closing the panel’s window hides it, and the program continues', async ({ display, launch }) => {
  const app = await launch({ environment: display })
  const environment = { ...process.env, ...display }
  await expect.poll(() => activeWindow(environment)).toBe('AgentBar')
  await untilHotkeyWorks(app)
  await pressKeys(environment, ['alt+F4'])
  await expect.poll(() => isShown(app)).toBe(false)
  await pressKeys(environment, [hotkey])
  await expect.poll(() => isShown(app)).toBe(true)
})
