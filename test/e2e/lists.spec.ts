import type { Page } from '@playwright/test'
import { violations } from './support/axe.ts'
import { untilFitted } from './support/layout.ts'
import { fieldOf, lookUp, searchBox, setPageClock } from './support/panel.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const row = (page: Page, workno: string) => page.locator(`[role="option"][data-workno="${workno}"]`)
const stateOf = (page: Page, workno: string) => row(page, workno).locator('[data-field="last"]')
const clockTime = /\d\d:\d\d/
const heightOf = (page: Page) => page.evaluate(() => window.innerHeight)

test('a row has the phone of the last answer, and its state with the time at which it was asked', async ({
  panel: { page },
}) => {
  await lookUp(page, '20101')
  const phone = (await fieldOf(page, 'phone').innerText()).trim()
  await lookUp(page, '20126')
  await searchBox(page).press('Escape')
  await expect(row(page, '20101').locator('[data-field="phone"]')).toHaveText(phone)
  await expect(row(page, '20126').locator('[data-field="phone"]')).toHaveCount(0)
  await expect(stateOf(page, '20101')).not.toContainText(clockTime)

  await setPageClock(page, Date.now() + 30_000)
  await expect(stateOf(page, '20101')).toHaveText(/ \(as of \d\d:\d\d\)$/)
  await page.evaluate(() => window.agentBar.updateSettings({ language: 'zh-CN' }))
  await expect(stateOf(page, '20101')).toHaveText(/（\d\d:\d\d 查询）$/)
  expect(await violations(page)).toEqual([])
})

test('after a restart no row has a state or a phone before its colleague is asked again', async ({
  signedIn,
  launch,
}) => {
  await lookUp(signedIn.page, '20101')
  await lookUp(signedIn.page, '20106')
  await searchBox(signedIn.page).press('Escape')
  await expect(stateOf(signedIn.page, '20101')).toBeVisible()
  await signedIn.quit()

  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await expect(row(page, '20101')).toBeVisible()
  await expect(page.locator('[role="option"] [data-field]')).toHaveCount(0)
  await lookUp(page, '20101')
  await searchBox(page).press('Escape')
  await expect(stateOf(page, '20101')).toBeVisible()
  await expect(stateOf(page, '20106')).toHaveCount(0)
})

test('a name that matches nobody is said, with what to do instead', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  for (const name of ['nobody', '没有这人']) {
    await searchBox(page).fill(name)
    await expect(page.getByTestId('no-match')).toContainText(name)
    await expect(page.getByRole('option')).toHaveCount(0)
    expect(await violations(page)).toEqual([])
  }
  await searchBox(page).fill('20')
  await expect(page.getByTestId('no-match')).toHaveCount(0)
  await expect(row(page, '20101')).toBeVisible()
})

test('while typing narrows a long list, the window follows it down without a jump and leaves no blank area', async ({
  panel: { page },
}) => {
  const worknos = ['20101', '20102', '20103', '20104', '20105', '20106', '20107', '20108', '20109', '20110', '20111']
  for (const workno of worknos) await lookUp(page, workno)
  await searchBox(page).press('Escape')
  await expect(page.getByRole('option')).toHaveCount(worknos.length)
  await untilFitted(page)
  const before = await heightOf(page)
  await page.evaluate(() => {
    const heights: number[] = []
    Object.assign(window, { heights })
    window.addEventListener('resize', () => heights.push(window.innerHeight))
  })

  await page.keyboard.type('20105')
  await expect(page.getByRole('option')).toHaveCount(1)
  await untilFitted(page)
  const heights = await page.evaluate(() => (window as unknown as { heights: number[] }).heights)
  expect(await heightOf(page)).toBeLessThan(before - 150)
  // Never up again in between: that would be a flicker.
  expect(heights).toEqual([...heights].sort((one, other) => other - one))

  await page.keyboard.press('Backspace')
  await expect(page.getByRole('option')).toHaveCount(9)
  await untilFitted(page)
  expect(await heightOf(page)).toBeGreaterThan(before - 50)
})

test('a favourite has a star and the window a pin, in pictures and in words', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('announcement')).toContainText('favourites')
  const stars = page.locator('main .lucide-star')
  const pins = page.locator('.lucide-pin, .lucide-pin-off')
  await expect(stars).toHaveCount(1)
  await searchBox(page).press('Escape')
  await expect(page.locator('[data-section="favourites"]')).toContainText('Favourites')
  await expect(stars).toHaveCount(1)
  await expect(pins).toHaveCount(1)
  await expect(page.locator('header').locator(pins)).toHaveCount(1)

  await searchBox(page).press('F1')
  for (const [language, word] of [
    ['en', 'favourites'],
    ['zh-CN', '常用'],
  ] as const) {
    await page.evaluate((chosen) => window.agentBar.updateSettings({ language: chosen }), language)
    await expect(page.locator('main')).toContainText(word)
    await expect(page.locator('main')).not.toContainText(/\bpin|图钉|固定|置顶/i)
  }
})
