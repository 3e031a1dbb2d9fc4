import type { Locator, Page } from '@playwright/test'
import { ask, card, fieldOf, letCardAge, lookUp, openDetails, setPageClock } from './support/panel.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

interface Place {
  readonly left: number
  readonly right: number
  readonly middle: number
}

const placeOf = (element: Locator): Promise<Place> =>
  element.evaluate((shown) => {
    const { left, right, top, bottom } = shown.getBoundingClientRect()
    return { left, right, middle: (top + bottom) / 2 }
  })

/** The middles of these fields of the card, from the top of the window. */
async function middlesOf(page: Page, names: readonly string[]): Promise<number[]> {
  const places = await Promise.all(names.map((name) => placeOf(fieldOf(page, name))))
  return places.map(({ middle }) => middle)
}

const inOrder = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other)

/** The size of a field's text in px, and its colour. */
const textOf = (element: Locator): Promise<{ size: number; colour: string }> =>
  element.evaluate((shown) => {
    const { fontSize, color } = getComputedStyle(shown)
    return { size: parseFloat(fontSize), colour: color }
  })

const largestText = (page: Page): Promise<number> =>
  card(page).evaluate((section) =>
    Math.max(...[...section.querySelectorAll('*')].map((element) => parseFloat(getComputedStyle(element).fontSize))),
  )

/** The duration that is shown, in seconds, whatever stands between its numbers. */
async function secondsShown(page: Page): Promise<number> {
  const numbers = (await fieldOf(page, 'duration').innerText()).match(/\d+/g) ?? []
  return numbers.reduce((sum, number) => sum * 60 + Number(number), 0)
}

const detailsOf = (page: Page): Locator => card(page).getByTestId('details-toggle')

/** What is drawn in an icon, without its size and colour. */
const drawingOf = (icon: Locator): Promise<string[]> =>
  icon.evaluate((svg) => [...svg.children].map((part) => `${part.tagName} ${part.getAttribute('d') ?? ''}`))

test('the card says in one line who is free and for how long, with its age at the end; then the rest in order', async ({
  panel: { page, gateway },
}) => {
  gateway.control.setState('20101', { secondsInState: 4 * 60 + 8 })
  await lookUp(page, '20101')
  const verdict = ['availability', 'state', 'duration', 'age'] as const
  const places = await Promise.all(verdict.map((name) => placeOf(fieldOf(page, name))))
  const lefts = places.map(({ left }) => left)
  expect(lefts).toEqual(inOrder(lefts))
  const middles = places.map(({ middle }) => middle)
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4)

  // The age ends where the button begins that asks again, and that is the end of the line.
  const age = await placeOf(fieldOf(page, 'age'))
  const refresh = await placeOf(card(page).locator('[data-availability] button'))
  expect(refresh.left - age.right).toBeLessThan(12)
  expect((await placeOf(card(page))).right - refresh.right).toBeLessThan(12)

  const order = await middlesOf(page, ['availability', 'name', 'phone', 'team', 'skills', 'signed-in'])
  expect(order).toEqual(inOrder(order))
})

test('a free colleague’s phone is the largest text of the card; it is dim when the colleague is signed out', async ({
  panel: { page },
}) => {
  const phone = fieldOf(page, 'phone')
  const name = fieldOf(page, 'name')
  await lookUp(page, '20101')
  const free = await textOf(phone)
  expect(free.size).toBe(await largestText(page))
  expect(free.size).toBeGreaterThan((await textOf(name)).size)
  expect(free.colour).toBe((await textOf(name)).colour)

  await lookUp(page, '20106')
  const busy = await textOf(phone)
  expect(busy.size).toBeLessThan((await textOf(name)).size)
  expect(busy.colour).toBe((await textOf(name)).colour)

  await lookUp(page, '20110')
  const offline = await textOf(phone)
  expect(offline.colour).toBe((await textOf(card(page).locator('dt').first())).colour)
  expect(offline.colour).not.toBe(busy.colour)
})

test('an old card says what was last known, in grey, and its clock stands at the answer’s value', async ({
  signedIn: { page },
  gateway,
}) => {
  gateway.control.setState('20101', { secondsInState: 4 * 60 + 5 })
  await lookUp(page, '20101')
  letCardAge(gateway)
  await expect.poll(() => secondsShown(page)).toBeGreaterThan(4 * 60 + 8)
  const green = await textOf(fieldOf(page, 'availability'))
  const largePhone = await textOf(fieldOf(page, 'phone'))
  await setPageClock(page, Date.now() + 65_000)

  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  const verdict = card(page).locator('[data-availability]')
  await expect(verdict.locator('p').first()).toHaveText(/^(Last:|上次：)/)
  await expect(fieldOf(page, 'last-known')).toBeVisible()
  expect(await secondsShown(page)).toBeGreaterThanOrEqual(4 * 60 + 5)
  expect(await secondsShown(page)).toBeLessThanOrEqual(4 * 60 + 7)

  const greyed = await textOf(fieldOf(page, 'availability'))
  expect(greyed.colour).not.toBe(green.colour)
  expect(
    await verdict
      .locator('svg')
      .first()
      .evaluate((icon) => getComputedStyle(icon).color),
  ).toBe(greyed.colour)
  expect((await textOf(fieldOf(page, 'phone'))).size).toBeLessThan(largePhone.size)
})

test('the details close for the next colleague, and stay closed on the way back', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await openDetails(page)
  await ask(page, '20101')
  await expect(detailsOf(page)).toHaveAttribute('aria-expanded', 'true')
  await lookUp(page, '20102')
  await expect(detailsOf(page)).toHaveAttribute('aria-expanded', 'false')
  await lookUp(page, '20101')
  await expect(detailsOf(page)).toHaveAttribute('aria-expanded', 'false')
})

test('an agent who wants the details keeps them open for every colleague, until folding them', async ({
  panel: { page },
}) => {
  await lookUp(page, '20101')
  await page.getByRole('button', { name: /^(Settings|设置)$/ }).click()
  const keep = page.getByRole('checkbox', { name: /details open|保持详情展开/ })
  await keep.check()
  await page.locator('header button').first().click()
  await expect(detailsOf(page)).toHaveAttribute('aria-expanded', 'true')
  await lookUp(page, '20102')
  await expect(fieldOf(page, 'status')).toBeVisible()
  await detailsOf(page).click()
  await lookUp(page, '20101')
  await expect(detailsOf(page)).toHaveAttribute('aria-expanded', 'false')
  await page.evaluate(() => window.agentBar.updateSettings({ areDetailsKeptOpen: false }))
})

test('the details repeat nothing of the card, and begin with the reason', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  const onCard = await card(page)
    .locator('[data-field]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')))
  const textsOnCard = await card(page).locator('dd').allInnerTexts()
  await openDetails(page)
  const details = card(page).locator('dl').last().locator('dd')
  const names = await details.evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')))
  expect(names.filter((name) => onCard.includes(name))).toEqual([])
  expect(names.slice(0, 4)).toEqual(['reason', 'platform-state', 'signed-in-for', 'media-servers'])
  const repeated = (await details.allInnerTexts()).filter(
    (text) => /\d{2}:\d{2}/.test(text) && textsOnCard.includes(text),
  )
  expect(repeated).toEqual([])
})

test('the session’s mark in the header is no availability, and the agent’s own number is dim', async ({
  panel: { page },
}) => {
  await lookUp(page, '20101')
  const mark = sessionOf(page).locator('svg')
  await expect(mark).toBeVisible()
  for (const workno of ['20101', '20107', '20106', '20110', '20114']) {
    await lookUp(page, workno)
    const shape = card(page).locator('[data-shape]').first()
    expect(await drawingOf(mark), workno).not.toEqual(await drawingOf(shape))
  }
  await lookUp(page, '20101')
  expect((await textOf(mark)).colour).not.toBe((await textOf(fieldOf(page, 'availability'))).colour)
  const own = sessionOf(page).locator('[data-field="own-number"]')
  expect((await textOf(own)).colour).not.toBe((await textOf(fieldOf(page, 'name'))).colour)
  expect(await own.evaluate((number) => getComputedStyle(number).fontWeight)).toBe('400')
})

test('the agent’s own card says whose it is', async ({ panel: { page } }) => {
  await lookUp(page, '20010')
  await expect(fieldOf(page, 'own')).toBeVisible()
  await lookUp(page, '20101')
  await expect(fieldOf(page, 'own')).toHaveCount(0)
})

test('a rest has its reason in words beside the state, and its number in the details', async ({
  panel: { page, gateway },
}) => {
  gateway.control.setState('20108', { status: 8, ctiStatus: 8, reason: 1, secondsInState: 12 * 60 + 40 })
  await lookUp(page, '20108')
  await expect(fieldOf(page, 'reason-name')).toHaveText('用餐')
  const verdict = await card(page)
    .locator('[data-availability] [data-field]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')))
  expect(verdict).toEqual(['availability', 'state', 'reason-name', 'duration', 'age'])
  await openDetails(page)
  await expect(fieldOf(page, 'reason')).toHaveText('用餐 (1)')
  // A reason that the gateway has no word for.
  gateway.control.setState('20108', { status: 8, ctiStatus: 8, reason: 10 })
  await ask(page, '20108')
  await expect(fieldOf(page, 'reason')).toHaveText('10')
  await expect(fieldOf(page, 'reason-name')).toHaveCount(0)
})
