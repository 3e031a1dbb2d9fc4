import type { Page } from '@playwright/test'
import { createTranslator } from '../../src/shared/i18n/translator.ts'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { card, expectError, fieldOf, searchBox } from './support/panel.ts'
import type { RunningApp } from './support/running-app.ts'
import { expect, test } from './support/test.ts'

/** Types with real keys and presses Enter, as an agent does: whatever is in the box stays there. */
async function typeAndEnter(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

const t = createTranslator('en')
const clipboardOf = (app: RunningApp) => evaluateInMain(app, ({ clipboard }) => clipboard.readText())
const setClipboard = (app: RunningApp, text: string) =>
  app.electron.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)
const selectionOf = (page: Page) =>
  searchBox(page).evaluate((box) =>
    box instanceof HTMLInputElement ? box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0) : '',
  )

test('the number typed after an answer or an error replaces the one before', async ({ panel: { page } }) => {
  await typeAndEnter(page, '20101')
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  await typeAndEnter(page, '20102')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await typeAndEnter(page, '58999')
  await expectError(page, 'colleague-not-found')
  await typeAndEnter(page, '60000')
  await expectError(page, 'workno-out-of-range')
  await typeAndEnter(page, '20103')
  await expect(fieldOf(page, 'workno')).toHaveText('20103')
  await expect(searchBox(page)).toHaveValue('20103')
})

test('a number typed before the answer to the one before has come is not disturbed by it', async ({
  panel: { page, gateway },
}) => {
  gateway.failLookups({ fault: 'delay', ms: 700 }, '20101')
  await typeAndEnter(page, '20101')
  await gateway.control.waitForRequest(({ path }) => path.endsWith('/20101'))
  await page.keyboard.type('201')
  await expect(page.getByTestId('announcement')).toContainText('20101')
  expect(await selectionOf(page)).toBe('')
  await typeAndEnter(page, '02')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await expect(searchBox(page)).toHaveValue('20102')
})

test('End, an arrow or a click keeps the number that was looked up', async ({ panel: { page } }) => {
  for (const [index, keep] of (['End', 'ArrowRight', 'click'] as const).entries()) {
    await typeAndEnter(page, '2010')
    await expectError(page, 'colleague-not-found')
    expect(await selectionOf(page)).toBe('2010')
    if (keep === 'click') await searchBox(page).click({ position: { x: 150, y: 10 } })
    else await page.keyboard.press(keep)
    await typeAndEnter(page, String(index + 1))
    await expect(fieldOf(page, 'workno')).toHaveText(`2010${index + 1}`)
  }
})

test('the first key also replaces a number that a suggestion, a link or the card’s button looked up', async ({
  signedIn: { page },
  command,
}) => {
  await typeAndEnter(page, '20101')
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  expect(await selectionOf(page)).toBe('20101')
  await typeAndEnter(page, '20102')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')

  await command(['--lookup', '20103'])
  await expect(fieldOf(page, 'workno')).toHaveText('20103')
  await expect.poll(() => selectionOf(page)).toBe('20103')
  await card(page)
    .getByRole('button', { name: t('card.refresh') })
    .click()
  await expect(searchBox(page)).not.toBeFocused()
  await typeAndEnter(page, '20104')
  await expect(searchBox(page)).toHaveValue('20104')
  await searchBox(page).press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20104')
})

test('Ctrl+C copies the phone although the number is selected for the next one, but a selection of the agent’s own as it is', async ({
  panel,
}) => {
  const { page } = panel
  await setClipboard(panel, 'from before')
  await typeAndEnter(page, '20102')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  expect(await selectionOf(page)).toBe('20102')
  const phone = (await fieldOf(page, 'phone').innerText()).trim()
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboardOf(panel)).toBe(phone)

  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboardOf(panel)).toBe('20102')

  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboardOf(panel)).toBe('2')
  await expect(card(page)).toBeVisible()
})

test('nothing is selected while an input method composes', async ({ panel: { page, gateway } }) => {
  gateway.failLookups({ fault: 'delay', ms: 300 }, '20101')
  await typeAndEnter(page, '20101')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: '张', selectionStart: 1, selectionEnd: 1 })
  await expect(page.getByTestId('announcement')).toContainText('20101')
  await cdp.send('Input.insertText', { text: '张三' })
  await expect(searchBox(page)).toHaveValue('张三')
  await cdp.detach()
})
