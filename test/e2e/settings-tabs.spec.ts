import type { Page } from '@playwright/test'
import { settingsTab as tab } from './support/open-settings.ts'
import { lookUp, searchBox } from './support/panel.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const sectionTitles = (page: Page) => page.getByTestId('settings').getByRole('heading', { level: 2 })

/** Presses these keys one after the other. Returns how many that were. */
async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.length
}

test('an agent signs out from the search box with four keys', async ({ signedIn: { page }, gateway }) => {
  await expect(searchBox(page)).toBeFocused()
  const presses = await press(page, 'Control+Comma', 'ArrowRight', 'Tab', 'Enter')
  await expect.poll(() => gateway.requestsOf('logout').map(({ retcode }) => retcode)).toEqual(['0'])
  expect(presses).toBeLessThanOrEqual(5)
  await press(page, 'Escape')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
})

test('the settings begin with what is the agent’s own, and the keys are at their tabs', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await press(page, 'Control+Comma')
  await expect(tab(page, 'personal')).toBeFocused()
  await expect(tab(page, 'personal')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel')).toHaveAccessibleName(await tab(page, 'personal').innerText())
  await expect(page.getByTestId('hotkey')).toBeAttached()
  await expect(page.getByTestId('keyring-state')).toHaveCount(0)

  await press(page, 'ArrowRight')
  await expect(tab(page, 'session')).toBeFocused()
  await expect(page.getByTestId('profile')).toHaveCount(1)
  await press(page, 'End')
  await expect(tab(page, 'administration')).toBeFocused()
  await expect(page.getByTestId('keyring-state')).toBeVisible()
  await press(page, 'ArrowRight')
  await expect(tab(page, 'personal')).toBeFocused()
  await press(page, 'ArrowLeft', 'Home')
  await expect(tab(page, 'personal')).toHaveAttribute('aria-selected', 'true')

  // The first Tab is at the first setting, not at the other tabs; Ctrl+Tab changes from there.
  await press(page, 'Tab')
  await expect(page.getByRole('radio').first()).toBeFocused()
  await press(page, 'Control+Tab')
  await expect(tab(page, 'session')).toBeFocused()
  await press(page, 'Control+Shift+Tab')
  await expect(tab(page, 'personal')).toBeFocused()
  await press(page, 'Escape')
  await expect(searchBox(page)).toBeFocused()
})

test('a change of the language leaves the keys where they are', async ({ panel: { page } }) => {
  await press(page, 'Control+Comma', 'Tab', 'ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('radio', { name: '中文' })).toBeFocused()
})

test('a tab begins at its top, however far the one before was scrolled', async ({ panel: { page } }) => {
  await page.evaluate(() => window.agentBar.updateSettings({ textSizePercent: 200 }))
  await press(page, 'Control+Comma')
  const scrolled = () => page.locator('main').evaluate(({ scrollTop }) => scrollTop)
  await page.locator('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }))
  expect(await scrolled()).toBeGreaterThan(100)
  await press(page, 'Control+Tab')
  await expect(sectionTitles(page).first()).toBeInViewport()
  expect(await scrolled()).toBeLessThan(10)
})

test('the last thing of the administration quits the program', async ({ panel: { page } }) => {
  await press(page, 'Control+Comma', 'End')
  const settings = page.getByTestId('settings')
  await expect(settings).toContainText(/AgentBar \d+\.\d+\.\d+\s*$/)
  await expect(settings.getByRole('button').last()).toBeEnabled()
})
