import type { Page } from '@playwright/test'
import { searchBox } from './support/panel.ts'
import { untilHotkeyWorks } from './support/running-app.ts'
import { writeSettingsFile } from './support/settings-file.ts'
import { signIn } from './support/sign-in.ts'
import { startSessionBus } from './support/test-desktop.ts'
import { expect, test } from './support/test.ts'
import { startTrayHost } from './support/tray-host.ts'

const keys = 'Ctrl+Shift+Space'
const chineseKeys = 'Ctrl+Shift+空格'
const hint = (page: Page) => page.getByTestId('hotkey-hint')
const hideButton = (page: Page) => page.locator('header button').last()

async function expectTaughtNowhere(page: Page): Promise<void> {
  await expect(hint(page)).toHaveCount(0)
  await expect(hideButton(page)).not.toHaveAttribute('title', /\+/)
  await searchBox(page).press('F1')
  await expect(page.getByTestId('keys')).not.toContainText('Ctrl+Shift')
}

test('the empty view, the button that hides the panel and the list of keys name the hotkey as it is set', async ({
  signedIn,
}) => {
  const { page } = signedIn
  await untilHotkeyWorks(signedIn)
  await expect(hint(page)).toContainText(keys)
  await expect(hideButton(page)).toHaveAttribute('title', new RegExp(keys.replaceAll('+', '\\+')))
  await searchBox(page).press('F1')
  await expect(page.getByTestId('keys')).toContainText(keys)
  await searchBox(page).press('F1')

  await page.evaluate(() => window.agentBar.updateSettings({ language: 'zh-CN' }))
  await expect(hint(page)).toContainText(chineseKeys)
  await page.evaluate(() => window.agentBar.changeHotkey('Control+Alt+J'))
  await expect(hint(page)).toContainText('Ctrl+Alt+J')
  await page.evaluate(() => window.agentBar.changeHotkey(null))
  await expectTaughtNowhere(page)
})

test('a hotkey that another program has is promised nowhere', async ({ launch, gateway, userData, folder }) => {
  const first = await launch({ userData: `${folder}/other` })
  await untilHotkeyWorks(first)
  const second = await launch({ userData })
  await signIn(second, gateway)
  await expect(second.page.locator('[data-testid="notice"][data-code="hotkey-taken"]')).toBeVisible()
  await expectTaughtNowhere(second.page)
})

test('the tray’s first item and its tooltip name the hotkey, and no hotkey when there is none', async ({
  launch,
  userData,
}) => {
  writeSettingsFile(userData, { hotkey: 'Control+Alt+K' })
  const bus = await startSessionBus()
  const tray = await startTrayHost(bus.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  const app = await launch({ environment: bus.environment })
  await expect.poll(() => tray.items.length).toBe(1)
  await expect.poll(async () => (await tray.menu())[0]?.label).toContain('Ctrl+Alt+K')
  expect(await tray.tooltip()).toContain('Ctrl+Alt+K')
  await app.page.evaluate(() => window.agentBar.changeHotkey(null))
  await expect.poll(() => tray.tooltip()).not.toContain('Ctrl')
  expect((await tray.menu())[0]?.label).not.toContain('Ctrl')
  await app.quit()
  await tray.stop()
  await bus.stop()
})
