import type { Page } from '@playwright/test'
import { violations } from './support/axe.ts'
import { ask, expectError, fieldOf, lookUp, searchBox } from './support/panel.ts'
import { expect, test } from './support/test.ts'

const near = (page: Page) => page.locator('[data-section="near"]').getByRole('option')
const numbersOf = (page: Page) =>
  near(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-workno') ?? ''))
const chosen = (page: Page) => page.getByRole('option', { selected: true })

/** The colour of the mark at the side of the message. */
const markOf = (page: Page) =>
  page.getByTestId('error').evaluate((note) => getComputedStyle(note).borderInlineStartColor)

test('a number that nobody has is said with the number, without the red of a failure', async ({
  panel: { page, gateway },
}) => {
  await ask(page, '58999')
  const note = await expectError(page, 'colleague-not-found')
  await expect(note.getByRole('button')).toHaveCount(1)
  const calm = await markOf(page)
  await ask(page, '99')
  await expectError(page, 'workno-out-of-range')
  expect(await markOf(page)).toBe(calm)

  gateway.failLookups({ fault: 'status', status: 502 })
  await ask(page, '20101')
  await expectError(page, 'gateway-http-status')
  expect(await markOf(page)).not.toBe(calm)
})

test('a number out of range is told the limits, and only where the setting would help, the way to it', async ({
  panel: { page },
}) => {
  await ask(page, '60001')
  const note = await expectError(page, 'workno-out-of-range')
  await expect(note).toContainText('101')
  await expect(note).toContainText('59999')
  await note.getByRole('button').click()
  await expect(page.getByTestId('settings')).toBeVisible()
  await page.keyboard.press('Escape')

  for (const typed of ['7', '1000000']) {
    await ask(page, typed)
    await expect(await expectError(page, 'workno-out-of-range')).toContainText('59999')
    await expect(page.getByTestId('error').getByRole('button')).toHaveCount(0)
  }
})

test('numbers near a mistyped one are listed below it, and taken by Down and Enter', async ({ panel: { page } }) => {
  for (const workno of ['20106', '20101', '30500', '1011']) await ask(page, workno)
  await lookUp(page, '20106')
  await lookUp(page, '20101')
  await ask(page, '2010')
  await expectError(page, 'colleague-not-found')
  await expect.poll(() => numbersOf(page)).toEqual(['20101', '20106'])
  await expect(page.getByTestId('announcement')).toContainText('2 ')
  await expect(searchBox(page)).toHaveAttribute('aria-expanded', 'true')
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toHaveAttribute('data-workno', '20106')
  const active = await chosen(page).getAttribute('id')
  await expect(searchBox(page)).toHaveAttribute('aria-activedescendant', active ?? '')
  await expect(page.getByTestId('error')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
  await expect(searchBox(page)).toHaveValue('20101')
})

test('two swapped digits, one too many and a letter among them are forgiven too, and a click takes the number', async ({
  panel: { page },
}) => {
  await lookUp(page, '20106')
  for (const typed of ['21006', '201066', '2010G']) {
    await ask(page, typed)
    await expect(page.getByTestId('error')).toBeVisible()
    await expect.poll(() => numbersOf(page)).toEqual(['20106'])
  }
  await near(page).click()
  await expect(fieldOf(page, 'workno')).toHaveText('20106')
  await ask(page, '58999')
  await expectError(page, 'colleague-not-found')
  await expect(near(page)).toHaveCount(0)
})
