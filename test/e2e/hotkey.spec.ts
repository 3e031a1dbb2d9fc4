import { evaluateInMain } from './support/evaluate-in-main.ts'
import { fieldOf, searchBox } from './support/panel.ts'
import { isShown, untilHotkeyWorks } from './support/running-app.ts'
import { writeSettingsFile } from './support/settings-file.ts'
import { expect, test as base } from './support/test.ts'
import { activeWindow, isActiveOnTop, openOtherWindow, pressKeys, type OtherWindow } from './support/x-desktop.ts'

const hotkey = 'ctrl+shift+space'
/** When a fast typist presses the next key: well within the first 100 ms. */
const firstKeyAfterMs = 80
const panelTitle = 'AgentBar'

/** With another program in which the agent is typing, and a registered hotkey. */
const test = base.extend<{ other: OtherWindow }>({
  signedIn: async ({ signedIn }, use) => {
    await untilHotkeyWorks(signedIn)
    await use(signedIn)
  },
  other: async ({ testDesktop, folder }, use) => {
    const other = await openOtherWindow(testDesktop.environment, folder)
    await use(other)
    await other.stop()
  },
})

test('the hotkey opens the panel from another program, Enter looks up, Esc Esc returns the focus', async ({
  signedIn,
  other,
  testDesktop: { environment },
}) => {
  const { page } = signedIn
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => activeWindow(environment)).toBe(other.title)

  await pressKeys(environment, [hotkey, '2', '0', '0', '1', '1', 'Return'], firstKeyAfterMs)
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
  expect(await activeWindow(environment)).toBe(panelTitle)
  expect(await isActiveOnTop(environment)).toBe(true)

  await pressKeys(environment, ['Escape'])
  await expect(searchBox(page)).toHaveValue('')
  await pressKeys(environment, ['Escape'])
  await expect.poll(() => isShown(signedIn)).toBe(false)
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  expect(other.received()).toBe('')
  await pressKeys(environment, ['x'])
  await expect.poll(() => other.received()).toBe('x')
})

test('digits after the hotkey are looked up even if the settings were left open', async ({
  signedIn,
  testDesktop: { environment },
}) => {
  const { page } = signedIn
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByTestId('settings').locator('input[type="text"], input[inputmode="numeric"]').first().focus()
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(signedIn)).toBe(false)
  await pressKeys(environment, [hotkey, '2', '0', '0', '1', '1', 'Return'], firstKeyAfterMs)
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})

test('the hotkey hides a focused panel, and focuses another', async ({
  signedIn,
  other,
  testDesktop: { environment },
}) => {
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  expect(await isShown(signedIn)).toBe(true)
  await pressKeys(environment, [hotkey])
  await expect.poll(() => activeWindow(environment)).toBe(panelTitle)
  await pressKeys(environment, [hotkey])
  await expect.poll(() => isShown(signedIn)).toBe(false)
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
})

test('in 200 rounds the cursor is in the box each time, no first key is lost, and nothing grows', async ({
  signedIn,
  other,
  testDesktop: { environment },
}) => {
  // 200 rounds take two minutes.
  test.setTimeout(300_000)
  const { page } = signedIn
  const rounds = 200
  const processes = () => evaluateInMain(signedIn, ({ app }) => app.getAppMetrics().length)
  const windows = () => evaluateInMain(signedIn, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const handles = () =>
    evaluateInMain(signedIn, () => process.getBuiltinModule('node:fs').readdirSync('/proc/self/fd').length)
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  const before = { processes: await processes(), windows: await windows(), handles: await handles() }

  for (let round = 0; round < rounds; round += 1) {
    const digit = String(1 + (round % 9))
    await pressKeys(environment, [hotkey, digit], firstKeyAfterMs)
    // The previous query is selected, so the first key replaces it. A lost key would leave it.
    await expect(searchBox(page), `round ${round}`).toHaveValue(digit)
    await expect(searchBox(page)).toBeFocused()
    expect(await isActiveOnTop(environment)).toBe(true)
    await pressKeys(environment, [hotkey])
    const hiddenAt = Date.now()
    await expect.poll(() => isShown(signedIn), { intervals: [5] }).toBe(false)
    await expect.poll(() => activeWindow(environment), { intervals: [5] }).toBe(other.title)
    // As fast as a person presses it again. A faster repeat would be that of a held key.
    await expect.poll(() => Date.now() - hiddenAt, { intervals: [5] }).toBeGreaterThan(100)
  }
  expect(other.received()).toBe('')
  expect(await windows()).toBe(before.windows)
  expect(await processes()).toBeLessThanOrEqual(before.processes)
  expect(await handles()).toBeLessThanOrEqual(before.handles + 4)
})

test('a hotkey that another program has is reported, and the settings offer another one', async ({
  signedIn: _signedIn,
  launch,
  folder,
  testDesktop: { environment },
}) => {
  const userData = `${folder}/second`
  writeSettingsFile(userData, {})
  const second = await launch({ userData })
  await expect(second.page.locator('[data-testid="notice"][data-code="hotkey-taken"]')).toContainText(
    'Ctrl+Shift+Space',
  )

  const refused = await second.page.evaluate(() => window.agentBar.changeHotkey('Control+Shift+Space'))
  expect(refused).toMatchObject({ ok: false, error: { code: 'hotkey-taken' } })
  expect(await second.page.evaluate(() => window.agentBar.changeHotkey('Control+Alt+K'))).toMatchObject({ ok: true })
  await second.page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(second)).toBe(false)
  await pressKeys(environment, ['ctrl+alt+k'])
  await expect.poll(() => isShown(second)).toBe(true)
})

test('a new hotkey that is taken leaves the old one in use', async ({ signedIn, testDesktop: { environment } }) => {
  const { page } = signedIn
  // This one belongs to the window manager.
  const refused = await page.evaluate(() => window.agentBar.changeHotkey('Control+Alt+Right'))
  expect(refused).toMatchObject({ ok: false, error: { code: 'hotkey-taken' } })
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(signedIn)).toBe(false)
  await pressKeys(environment, [hotkey])
  await expect.poll(() => isShown(signedIn)).toBe(true)
})

test('keys typed before the system has given the panel the focus arrive in it', async ({
  signedIn,
  other,
  testDesktop: { environment },
}) => {
  const { page, electron } = signedIn
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  // A desktop that is slow to give the focus: only the second request succeeds.
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return
    const show = window.show.bind(window)
    window.show = () => {
      window.show = show
      window.showInactive()
      const focus = window.focus.bind(window)
      let asked = 0
      window.focus = () => {
        asked += 1
        if (asked > 1) focus()
      }
    }
  })
  await pressKeys(environment, [hotkey, '2', '0', '0', '1', '1'], firstKeyAfterMs)
  await expect(searchBox(page)).toHaveValue('20011')
  expect(other.received()).toBe('')
})
