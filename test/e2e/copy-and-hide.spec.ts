import type { Page } from '@playwright/test'
import { createTranslator } from '../../src/shared/i18n/translator.ts'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { card, fieldOf, letCardAge, lookUp, searchBox, setPageClock } from './support/panel.ts'
import { isShown, untilHotkeyWorks, type RunningApp } from './support/running-app.ts'
import { expect, test as base } from './support/test.ts'
import { activeWindow, openOtherWindow, pressKeys, type OtherWindow } from './support/x-desktop.ts'

const t = createTranslator('en')
const hotkey = 'ctrl+shift+space'

/** With another program in which the agent types, as in a softphone. */
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

const clipboardOf = (app: RunningApp) => evaluateInMain(app, ({ clipboard }) => clipboard.readText())
const setClipboard = (app: RunningApp, text: string) =>
  app.electron.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)
const phoneOn = async (page: Page): Promise<string> => (await fieldOf(page, 'phone').innerText()).trim()

test('Ctrl+Enter copies the phone, hides the panel and returns to the program before, ready to paste', async ({
  signedIn,
  other,
  testDesktop: { environment },
}) => {
  const { page } = signedIn
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  await pressKeys(environment, [hotkey, '2', '0', '1', '0', '1', 'Return'], 80)
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  const phone = await phoneOn(page)
  await pressKeys(environment, ['ctrl+Return'])
  await expect.poll(() => activeWindow(environment)).toBe(other.title)
  expect(await isShown(signedIn)).toBe(false)
  expect(await clipboardOf(signedIn)).toBe(phone)
  // The terminal pastes the clipboard by this key.
  expect(other.received()).toBe('')
  await pressKeys(environment, ['shift+Insert'])
  await expect.poll(() => other.received()).toBe(phone)
})

test('the work number is copied instead where the settings say so, also from the card’s button', async ({
  signedIn,
}) => {
  const { page } = signedIn
  await page.evaluate(() => window.agentBar.updateSettings({ copyAndHideCopies: 'workno' }))
  await lookUp(page, '20101')
  await card(page)
    .getByRole('button', { name: t('colleague.copyNumberAndHide') })
    .click()
  await expect.poll(() => isShown(signedIn)).toBe(false)
  expect(await clipboardOf(signedIn)).toBe('20101')
})

test('Ctrl+Enter says that there is no phone, copies nothing and leaves the panel open', async ({
  signedIn,
  gateway,
}) => {
  const { page } = signedIn
  await setClipboard(signedIn, 'from before')
  const agent = await page.evaluate(() => window.agentBar.queryAgentInfoByWorkNo('20101'))
  if (!agent.ok) throw new Error('not answered')
  gateway.failLookups({ fault: 'result', result: { ...agent.value.agent, phonenumber: '' } }, '20101')
  await lookUp(page, '20101')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('announcement')).toHaveText(t('card.nothingToCopy'))
  expect(await isShown(signedIn)).toBe(true)
  expect(await clipboardOf(signedIn)).toBe('from before')
})

test('Ctrl+Enter first shows who is not in sight, and takes the phone the next time', async ({ signedIn }) => {
  const { page } = signedIn
  await setClipboard(signedIn, 'from before')
  await page.keyboard.type('20102')
  await page.keyboard.press('Control+Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  expect(await isShown(signedIn)).toBe(true)
  expect(await clipboardOf(signedIn)).toBe('from before')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => isShown(signedIn)).toBe(false)
  expect(await clipboardOf(signedIn)).toBe(await phoneOn(page))
})

test('Ctrl+Enter on a card that is out of date looks up again first, and takes the phone where that fails', async ({
  signedIn,
  gateway,
}) => {
  const { page } = signedIn
  await setClipboard(signedIn, 'from before')
  await lookUp(page, '20101')
  const phone = await phoneOn(page)
  letCardAge(gateway)
  await setPageClock(page, Date.now() + 65_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')

  gateway.control.faults.clear()
  // Main dates the answers by the actual time.
  await setPageClock(page, Date.now())
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  await page.keyboard.press('Control+Enter')
  await expect(card(page)).toHaveAttribute('data-freshness', 'fresh')
  expect(await isShown(signedIn)).toBe(true)
  expect(await clipboardOf(signedIn)).toBe('from before')

  letCardAge(gateway)
  await setPageClock(page, Date.now() + 65_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('error')).toBeVisible()
  expect(await clipboardOf(signedIn)).toBe('from before')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => isShown(signedIn)).toBe(false)
  expect(await clipboardOf(signedIn)).toBe(phone)
})

test('F1 and the menu of actions name Ctrl+Enter', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await page.keyboard.press('F1')
  await expect(page.getByTestId('keys')).toContainText(t('keys.copyAndHide'))
  await page.keyboard.press('F1')
  await page.keyboard.press('Control+k')
  await expect(page.locator('[data-action="copy-and-hide"]')).toContainText(t('colleague.copyPhoneAndHide'))
  await page.keyboard.press('Escape')
  await expect(searchBox(page)).toBeFocused()
})
