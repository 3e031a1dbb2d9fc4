import type { Page } from '@playwright/test'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { violations } from './support/axe.ts'
import { fieldOf, lookUp } from './support/panel.ts'
import { isShown, type RunningApp } from './support/running-app.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'
import { startTrayHost, type TrayHost } from './support/tray-host.ts'
import { startSessionBus, type StartedService } from './support/test-desktop.ts'

/** With a desktop of its own, whose part that shows tray icons the test starts, asks and stops. */
const test = base.extend<{ bus: StartedService; tray: TrayHost; appWithTray: RunningApp }>({
  bus: async ({}, use) => {
    const bus = await startSessionBus()
    await use(bus)
    await bus.stop()
  },
  tray: async ({ bus }, use) => {
    const tray = await startTrayHost(addressOf(bus))
    await use(tray)
    await tray.stop()
  },
  appWithTray: async ({ bus, tray, launch }, use) => {
    const app = await launch({ environment: bus.environment })
    await expect.poll(() => tray.items.length).toBe(1)
    await use(app)
  },
})

const addressOf = ({ environment }: StartedService): string => environment['DBUS_SESSION_BUS_ADDRESS'] ?? ''
const hasFocus = (app: RunningApp) =>
  evaluateInMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
const labelsOf = async (tray: TrayHost): Promise<string[]> =>
  (await tray.menu()).filter(({ isSeparator }) => !isSeparator).map(({ label }) => label)
/** Runs in the page. */
async function limitsNow(): Promise<readonly string[]> {
  const snapshot = await window.agentBar.readSnapshot()
  return snapshot.ok ? snapshot.value.desktop.limits : ['not readable']
}
const openSettings = (page: Page) => page.getByTestId('settings')

test('the icon tells the session by its picture and its tooltip', async ({ appWithTray, tray, gateway }) => {
  await expect.poll(() => tray.tooltip()).toContain('Signed out')
  const out = await tray.picture()
  expect(out.width).toBeGreaterThanOrEqual(16)
  await signIn(appWithTray, gateway)
  await expect.poll(() => tray.tooltip()).toContain('20010 · Signed in')
  const signedIn = await tray.picture()
  expect(signedIn.pixels).not.toBe(out.pixels)
  gateway.control.forceSignOut('20010')
  await expect.poll(() => tray.tooltip()).toContain('Session lost')
  expect([out.pixels, signedIn.pixels]).not.toContain((await tray.picture()).pixels)
})

test('the menu opens the panel with its first item, and has everything that the icon has', async ({
  appWithTray,
  tray,
  gateway,
}) => {
  const { page } = appWithTray
  await signIn(appWithTray, gateway)
  await expect.poll(() => labelsOf(tray)).toContain('Sign out')
  expect(await labelsOf(tray)).toEqual([
    expect.stringMatching(/^Open AgentBar/),
    'Sign out',
    'Shift change',
    'Reset panel position',
    'Settings',
    'Quit AgentBar',
  ])
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(appWithTray)).toBe(false)
  await tray.choose(/^Open AgentBar/)
  await expect.poll(() => isShown(appWithTray)).toBe(true)
  await tray.choose('Settings')
  await expect(openSettings(page)).toBeVisible()
  await tray.choose('Sign out')
  await expect.poll(() => tray.tooltip()).toContain('Signed out')
  await tray.choose(/^Sign in/)
  await expect(page.getByTestId('sign-in')).toBeVisible()
})

test('the menu changes the shift, with the panel shown at the next agent’s work number, and says when it cannot', async ({
  appWithTray,
  tray,
  gateway,
}) => {
  const { page } = appWithTray
  await signIn(appWithTray, gateway)
  await lookUp(page, '20101')
  await page.evaluate(() => window.agentBar.hidePanel())
  gateway.control.faults.add({ on: 'onlineagent/*/logout', fault: 'retcode', retcode: '100-010', times: 1 })
  await tray.choose('Shift change')
  await expect(page.locator('[data-code="sign-out-refused"]')).toBeVisible()
  await expect.poll(() => isShown(appWithTray)).toBe(true)
  await expect.poll(() => tray.tooltip()).toContain('20010 · Signed in')

  await tray.choose('Shift change')
  await expect(page.locator('input[name="agentId"]')).toBeFocused()
  await expect(page.locator('input[name="agentId"]')).toHaveValue('')
  await expect(page.locator('[data-code="sign-out-refused"]')).toHaveCount(0)
  await expect.poll(() => tray.tooltip()).toContain('Signed out')
  await expect.poll(() => labelsOf(tray)).not.toContainEqual(expect.stringContaining('20101'))
})

test('a colleague looked up or a favourite is in the menu with the state at that time, and one choice away', async ({
  appWithTray,
  tray,
  gateway,
}) => {
  const { page } = appWithTray
  await signIn(appWithTray, gateway)
  await lookUp(page, '20101')
  const name = await fieldOf(page, 'name').innerText()
  await expect.poll(() => labelsOf(tray)).toContainEqual(expect.stringMatching(/ 20101 · Free \(as of \d\d:\d\d\)$/))
  await lookUp(page, '20106')
  await page.evaluate(() => window.agentBar.setFavourite({ workno: '20106', isFavourite: true }))
  await expect.poll(() => labelsOf(tray)).toContain('Favourites')
  const labels = await labelsOf(tray)
  expect(labels.indexOf('Favourites')).toBeLessThan(labels.indexOf('Recent'))
  expect(labels.filter((label) => label.includes('20106'))).toHaveLength(1)

  await page.evaluate(() => window.agentBar.hidePanel())
  await tray.choose(new RegExp(`^${name} 20101`))
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  await expect.poll(() => isShown(appWithTray)).toBe(true)
})

test('a click on the icon shows the panel, and puts it away again', async ({ appWithTray, tray }) => {
  await appWithTray.page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(appWithTray)).toBe(false)
  await tray.click()
  await expect.poll(() => isShown(appWithTray)).toBe(true)
  // Asked in main: a page that Playwright drives always thinks itself focused.
  await expect.poll(() => hasFocus(appWithTray)).toBe(true)
  await tray.click()
  await expect.poll(() => isShown(appWithTray)).toBe(false)
})

test('the icon is back when the desktop’s bar was restarted', async ({ appWithTray, tray, bus }) => {
  await tray.stop()
  const restarted = await startTrayHost(addressOf(bus))
  await expect.poll(() => restarted.items.length, { timeout: 15_000 }).toBe(1)
  await appWithTray.page.evaluate(() => window.agentBar.hidePanel())
  await restarted.click()
  await expect.poll(() => isShown(appWithTray)).toBe(true)
  expect(restarted.items).toHaveLength(1)
  await restarted.stop()
})

test('without a tray that is said once, and the panel stays in the task bar', async ({ bus, launch }) => {
  const app = await launch({ environment: bus.environment })
  const notice = app.page.locator('[data-testid="notice"][data-code="limit-no-tray"]')
  await expect(notice).toContainText('agentbar --toggle')
  expect(await violations(app.page)).toEqual([])
  await app.page.evaluate(() => window.agentBar.hidePanel())
  await expect
    .poll(() => evaluateInMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(true)
  await app.electron.evaluate(({ app: program }) => program.emit('activate'))
  await notice.getByRole('button').click()
  await expect(notice).toHaveCount(0)
  await app.quit()

  const again = await launch({ environment: bus.environment })
  await expect(again.page.getByTestId('sign-in')).toBeVisible()
  await expect.poll(() => again.page.evaluate(limitsNow)).toEqual(['no-tray'])
  await expect(again.page.locator('[data-testid="notice"]')).toHaveCount(0)
})

test('a tray that comes later has the icon, and the notice goes', async ({ bus, launch }) => {
  const app = await launch({ environment: bus.environment })
  const notice = app.page.locator('[data-testid="notice"][data-code="limit-no-tray"]')
  await expect(notice).toBeVisible()
  await app.page.evaluate(() => window.agentBar.hidePanel())
  const tray = await startTrayHost(addressOf(bus))
  await expect.poll(() => tray.items.length, { timeout: 15_000 }).toBe(1)
  await tray.choose(/^Open AgentBar/)
  await expect.poll(() => isShown(app)).toBe(true)
  await expect(notice).toHaveCount(0)
  expect(await app.page.evaluate(limitsNow)).toEqual([])
  await app.quit()
  await tray.stop()
})

test('a tray that goes for good leaves the hidden panel in the task bar, and says so', async ({
  appWithTray,
  tray,
}) => {
  const { page } = appWithTray
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(appWithTray)).toBe(false)
  tray.setShowing(false)
  await expect
    .poll(() => evaluateInMain(appWithTray, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(true)
  await expect(page.locator('[data-testid="notice"][data-code="limit-no-tray"]')).toBeAttached()
  expect(await page.evaluate(limitsNow)).toEqual(['no-tray'])

  tray.setShowing(true)
  await expect.poll(() => page.evaluate(limitsNow)).toEqual([])
  await tray.choose(/^Open AgentBar/)
  await expect.poll(() => isShown(appWithTray)).toBe(true)
})

test('quitting by the menu ends the program', async ({ appWithTray, tray }) => {
  const ended = appWithTray.electron.waitForEvent('close')
  // The program may be gone before it has answered the click.
  await Promise.all([ended, tray.choose('Quit AgentBar').catch(() => undefined)])
})
