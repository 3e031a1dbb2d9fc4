import type { Page } from '@playwright/test'
import { availabilityLabel } from '../../src/shared/i18n/agent-state-labels.ts'
import { createTranslator } from '../../src/shared/i18n/translator.ts'
import type { Gateway } from './support/gateway.ts'
import { card, fieldOf, letCardAge, lookUp, openDetails, searchBox, setPageClock } from './support/panel.ts'
import { isShown, type RunningApp } from './support/running-app.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { expect, test } from './support/test.ts'

const t = createTranslator('en')
const talking = { status: 7, ctiStatus: 5, secondsInState: 30 } as const
const idle = { status: 4, ctiStatus: 1, secondsInState: 1 } as const

const verdict = (page: Page) => card(page).locator('[data-availability]')
const lookupsOf = (gateway: Gateway): number => gateway.requestsOf('queryAgentInfoByWorkNo').length

/** Puts the panel away and calls it back. */
async function hide(app: RunningApp): Promise<void> {
  await app.page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(app)).toBe(false)
}
const show = ({ electron }: RunningApp) => electron.evaluate(({ app }) => app.emit('activate'))

test('a card in sight shows by itself that a colleague has become free, flashes once and disturbs nothing', async ({
  signedIn: { page },
  gateway,
  userData,
}) => {
  gateway.control.setState('20101', talking)
  await lookUp(page, '20101')
  await lookUp(page, '20102')
  await lookUp(page, '20101')
  const name = await fieldOf(page, 'name').innerText()
  await expect
    .poll(() => readSettingsFile(userData).recentColleagues.map(({ workno }) => workno))
    .toEqual(['20101', '20102'])
  const saved = readSettingsFile(userData).recentColleagues
  await openDetails(page)
  await page.getByTestId('details-toggle').focus()
  await expect(verdict(page)).toHaveAttribute('data-availability', 'busy')

  gateway.control.setState('20101', idle)
  await setPageClock(page, Date.now() + 6_000)
  await expect(verdict(page)).toHaveAttribute('data-availability', 'free')
  await expect(verdict(page)).toHaveAttribute('data-turned-free', 'true')
  expect(await verdict(page).evaluate((line) => getComputedStyle(line).animationName)).not.toBe('none')
  await expect(page.getByTestId('announcement')).toHaveText(`${name}: ${availabilityLabel(t, 'free')}.`)
  await expect(page.getByTestId('details-toggle')).toBeFocused()
  await expect(fieldOf(page, 'status')).toBeVisible()
  await expect(searchBox(page)).toHaveValue('20101')
  expect(readSettingsFile(userData).recentColleagues).toEqual(saved)

  // The next answer is no news.
  const before = lookupsOf(gateway)
  await setPageClock(page, Date.now() + 12_000)
  await expect.poll(() => lookupsOf(gateway)).toBe(before + 1)
  await expect(verdict(page)).toHaveAttribute('data-turned-free', 'false')
})

test('who wants no motion sees no flash', async ({ signedIn: { page }, gateway }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  gateway.control.setState('20101', talking)
  await lookUp(page, '20101')
  gateway.control.setState('20101', idle)
  await setPageClock(page, Date.now() + 6_000)
  await expect(verdict(page)).toHaveAttribute('data-turned-free', 'true')
  expect(await verdict(page).evaluate((line) => getComputedStyle(line).animationName)).toBe('none')
})

test('the panel asks at once when it is shown again, and shows the card as it was until the answer is there', async ({
  signedIn,
  gateway,
}) => {
  const { page } = signedIn
  gateway.control.setState('20101', talking)
  await lookUp(page, '20101')
  // What covers the card is closed when the panel is shown.
  await page.keyboard.press('F1')
  await expect(page.getByTestId('keys')).toBeVisible()
  await hide(signedIn)
  gateway.control.setState('20101', idle)
  gateway.failLookups({ fault: 'delay', ms: 600 })
  const asked = lookupsOf(gateway)
  await show(signedIn)
  await gateway.control.waitForRequest(() => lookupsOf(gateway) > asked)
  await expect(verdict(page)).toHaveAttribute('data-availability', 'busy')
  await expect(page.getByTestId('searching')).toHaveCount(0)
  await expect(verdict(page)).toHaveAttribute('data-availability', 'free')
  await expect(searchBox(page)).toBeFocused()
})

test('a hidden panel asks the gateway nothing', async ({ signedIn, gateway }) => {
  const { page } = signedIn
  await lookUp(page, '20101')
  await hide(signedIn)
  const asked = lookupsOf(gateway)
  await setPageClock(page, Date.now() + 60_000)
  expect(await page.evaluate(() => window.agentBar.refreshAgentInfoByWorkNo('20101'))).toEqual({
    ok: true,
    value: null,
  })
  expect(lookupsOf(gateway)).toBe(asked)
})

test('a card whose colleague cannot be asked any more only gets older, without an error', async ({
  signedIn: { page },
  gateway,
}) => {
  await lookUp(page, '20101')
  const asked = lookupsOf(gateway)
  letCardAge(gateway)
  await setPageClock(page, Date.now() + 65_000)
  await expect.poll(() => lookupsOf(gateway)).toBe(asked + 1)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  await expect(page.getByTestId('error')).toHaveCount(0)
  await expect(fieldOf(page, 'workno')).toHaveText('20101')
})

test('a panel that stays open and is not used asks no more, until a key or the pointer uses it', async ({
  signedIn: { page },
  gateway,
}) => {
  gateway.control.setState('20101', talking)
  await lookUp(page, '20101')
  gateway.control.setState('20101', idle)
  const asked = lookupsOf(gateway)
  await setPageClock(page, Date.now() + 6 * 60_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  // A later question, answered: an earlier one would be among the requests by now.
  await page.evaluate(() => window.agentBar.queryAgentInfoByWorkNo('20102'))
  expect(lookupsOf(gateway)).toBe(asked + 1)
  await page.keyboard.press('Shift')
  await expect(verdict(page)).toHaveAttribute('data-availability', 'free')
})

test('what the page asks by itself never exceeds the seat’s budget, and typed lookups are free of it', async ({
  signedIn: { page },
  gateway,
}) => {
  const asked = lookupsOf(gateway)
  const answered = await page.evaluate(async () => {
    let answers = 0
    const until = performance.now() + 500
    while (performance.now() < until) {
      const reply = await window.agentBar.refreshAgentInfoByWorkNo('20101')
      if (reply.ok && reply.value) answers += 1
    }
    return answers
  })
  expect(answered).toBeGreaterThanOrEqual(5)
  expect(answered).toBeLessThanOrEqual(7)
  expect(lookupsOf(gateway)).toBe(asked + answered)
  await lookUp(page, '20102')
})
