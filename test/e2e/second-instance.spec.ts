import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectError, fieldOf, lookUp, searchBox } from './support/panel.ts'
import { runCli } from './support/run-cli.ts'
import { isShown } from './support/running-app.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('a second start ends at once and brings the first one forward', async ({ signedIn, command }) => {
  const { page, electron } = signedIn
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(signedIn)).toBe(false)

  const second = await command([])
  expect(second.code).toBe(0)
  await expect.poll(() => isShown(signedIn)).toBe(true)
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})

test('--toggle hides and shows the running panel, for desktops without a hotkey', async ({ signedIn, command }) => {
  expect(await command(['--toggle'])).toMatchObject({ code: 0 })
  await expect.poll(() => isShown(signedIn)).toBe(false)
  await command(['--toggle'])
  await expect.poll(() => isShown(signedIn)).toBe(true)
})

test('--lookup and a link look up in the running panel, as if typed', async ({ signedIn, command, gateway }) => {
  const { page } = signedIn
  await page.evaluate(() => window.agentBar.hidePanel())
  await command(['--lookup', '20101'])
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  expect(await isShown(signedIn)).toBe(true)
  await expect(searchBox(page)).toHaveValue('20101')
  await command(['agentbar:lookup/20102'])
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await command(['agentbar://lookup/20103/'])
  await expect(fieldOf(page, 'workno')).toHaveText('20103')

  // An invalid work number is reported, or ignored if it comes by a link. Nothing is sent.
  await command(['--lookup', '99'])
  await expectError(page, 'workno-out-of-range')
  await command(['agentbar:lookup/20011%20--no-sandbox'])
  await command(['agentbar:lookup/../../../etc/passwd'])
  await command(['--lookup=<b>20011</b>'])
  await expectError(page, 'workno-not-a-number')
  await expect(searchBox(page)).toHaveValue('<b>20011</b>')
  // The panel may have asked again what it showed, but nothing else.
  const asked = gateway.requestsOf('queryAgentInfoByWorkNo').map(({ path }) => path.split('/').at(-1))
  expect(new Set(asked)).toEqual(new Set(['20101', '20102', '20103']))
})

test('a second start’s wish arrives whatever else its arguments say, in a folder of any name', async ({
  launch,
  gateway,
  testDesktop: { environment },
  folder,
}) => {
  const userData = join(folder, '张三')
  const app = await launch({ userData })
  await signIn(app, gateway)
  await lookUp(app.page, '20101')
  expect(await runCli({ userData, environment }, ['--x=a张三', '--lookup', '20102'])).toMatchObject({ code: 0 })
  await expect(fieldOf(app.page, 'workno')).toHaveText('20102')
})

test('a second start’s wish that cannot be read is said each time, until one can', async ({ signedIn, command }) => {
  const { page, electron } = signedIn
  const notice = page.locator('[data-testid="notice"][data-code="second-start-not-read"]')
  const startUnreadably = () => electron.evaluate(({ app }) => void app.emit('second-instance', {}, [], '/', null))
  await startUnreadably()
  await expect(notice).toContainText('could not be read')
  await notice.getByRole('button').click()
  await expect(notice).toHaveCount(0)
  await startUnreadably()
  await expect(notice).toHaveCount(1)
  await command(['--lookup', '20102'])
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await expect(notice).toHaveCount(0)
})

test('a lookup in the start arguments waits for the session', async ({ launch, gateway }) => {
  const first = await launch()
  await signIn(first, gateway)
  await first.quit()
  const app = await launch({ args: ['--lookup=20101'] })
  await expect(fieldOf(app.page, 'workno')).toHaveText('20101')
})

test('--hidden starts with a hidden panel, and does not hide a running one', async ({ launch, command }) => {
  const app = await launch({ args: ['--hidden'] })
  await expect(app.page.getByTestId('sign-in')).toBeAttached()
  expect(await isShown(app)).toBe(false)
  await command(['--hidden'])
  expect(await isShown(app)).toBe(false)
  await command([])
  await expect.poll(() => isShown(app)).toBe(true)
  await command(['--hidden'])
  expect(await isShown(app)).toBe(true)
})

test('the start at login is hidden, and ends with the setting', async ({ launch, folder, userData }) => {
  const app = await launch({ environment: { XDG_CONFIG_HOME: folder } })
  const file = join(folder, 'autostart', 'agentbar.desktop')
  await app.page.evaluate(() => window.agentBar.updateSettings({ isStartedAtLogin: true }))
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".+" "--hidden"$/m)
  expect(readSettingsFile(userData).isStartedAtLogin).toBe(true)
  await app.page.evaluate(() => window.agentBar.updateSettings({ isStartedAtLogin: false }))
  await expect.poll(() => existsSync(file)).toBe(false)
})
