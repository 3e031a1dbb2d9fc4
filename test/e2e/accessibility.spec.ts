import { violations } from './support/axe.ts'
import { cutOff, lengthenTexts } from './support/layout.ts'
import { card, fieldOf, letCardAge, lookUp, questionOf, searchBox, setPageClock } from './support/panel.ts'
import { startProxy } from './support/proxy.ts'
import { sessionOf, submitSignIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import type { SharedApp } from './support/shared-app.ts'
import { firstRunViews, signedInViews, type View } from './support/views.ts'

test('axe finds what is wrong', async ({ panel: { page } }) => {
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  expect(await violations(page)).toEqual([expect.stringContaining('button-name')])
})

const looks = [
  { theme: 'light', language: 'zh-CN' },
  { theme: 'dark', language: 'en' },
] as const

for (const { theme, language } of looks) {
  for (const view of signedInViews)
    test(`axe finds nothing in the view "${view.name}", ${theme} in ${language}`, async ({ panel }) => {
      await panel.page.evaluate((patch) => window.agentBar.updateSettings(patch), { theme, language })
      await expect(panel.page.locator('html')).toHaveAttribute('lang', language)
      await view.open(panel)
      expect(await violations(panel.page)).toEqual([])
    })

  for (const view of firstRunViews)
    test(`axe finds nothing in the view "${view.name}", ${theme} in ${language}`, async ({ firstRun }) => {
      await firstRun.page.evaluate((patch) => window.agentBar.updateSettings(patch), { theme, language })
      await expect(firstRun.page.locator('html')).toHaveAttribute('lang', language)
      await view.open(firstRun)
      expect(await violations(firstRun.page)).toEqual([])
    })
}

for (const { theme, language } of looks)
  test(`axe finds nothing in what happens seldom, ${theme} in ${language}`, async ({ signedIn, gateway, command }) => {
    const { page } = signedIn
    await page.evaluate((patch) => window.agentBar.updateSettings(patch), { theme, language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)

    // A card that is out of date.
    await lookUp(page, '20101')
    letCardAge(gateway)
    await setPageClock(page, Date.now() + 190_000)
    await expect(card(page)).toHaveAttribute('data-freshness', 'old')
    expect(await violations(page)).toEqual([])

    // A session that another program hands over.
    await command([`agentbar:session/adopt?gateway=${encodeURIComponent(gateway.url)}&agent=20013`])
    await expect(questionOf(page, 'hand-over')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(questionOf(page, 'hand-over')).toHaveCount(0)

    // A gateway that does not answer, and a session that was ended.
    await gateway.control.goDown()
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering', { timeout: 15_000 })
    expect(await violations(page)).toEqual([])
    await gateway.control.comeBack()
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', { timeout: 30_000 })
    gateway.control.forceSignOut('20010')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', { timeout: 15_000 })
    expect(await violations(page)).toEqual([])
  })

test('axe finds nothing in the choice of an agent who is signed in elsewhere', async ({ launch, gateway }) => {
  const app = await launch()
  await submitSignIn(app, gateway, { agentId: '20019', password: 'Agent@20019', phone: '70919' })
  await expect(app.page.getByTestId('elsewhere')).toBeVisible()
  expect(await violations(app.page)).toEqual([])
  await app.page.getByTestId('elsewhere').getByRole('button').last().click()
  await expect(app.page.getByTestId('force-confirm')).toBeVisible()
  expect(await violations(app.page)).toEqual([])
})

test('axe finds nothing in the question of a proxy, and in a hand-over that failed', async ({
  launch,
  signedIn,
  command,
  folder,
  gateway,
}) => {
  // The other program has put nothing on the clipboard that could be a Guid.
  await signedIn.electron.evaluate(({ clipboard }) => clipboard.writeText('nothing of the kind'))
  await command([`agentbar:session/adopt?gateway=${encodeURIComponent(gateway.url)}&agent=20013`])
  const question = questionOf(signedIn.page, 'hand-over')
  await signedIn.page.evaluate(() => window.agentBar.signOut())
  await question.getByRole('button', { name: 'Use this session' }).click()
  await expect(question).toHaveCount(0)
  await expect(signedIn.page.getByTestId('error').first()).toBeVisible()
  expect(await violations(signedIn.page)).toEqual([])

  const wall = await startProxy({ username: 'agent', password: 'none' })
  const { page } = await launch({ args: wall.switches, userData: `${folder}/behind-the-wall` })
  await page.locator('input[name="gateway"]').fill(gateway.url)
  await page.locator('.buttons button[type="button"]').first().click()
  await expect(questionOf(page, 'proxy-credentials')).toBeVisible({ timeout: 20_000 })
  expect(await violations(page)).toEqual([])
  await wall.stop()
})

const hasRoom = (view: string): string =>
  `the view "${view}" has room for a wordier language, at 80, 100 and 200 % text`

async function showsAllAtEachSize(view: View, app: SharedApp): Promise<void> {
  const { page } = app
  await view.open(app)
  await lengthenTexts(page)
  expect(await cutOff(page)).toEqual([])
  for (const percent of [80, 200]) {
    await page.evaluate((textSizePercent) => window.agentBar.updateSettings({ textSizePercent }), percent)
    await expect(page.locator('html')).toHaveCSS('font-size', `${(16 * percent) / 100}px`)
    expect(await cutOff(page)).toEqual([])
  }
}

for (const view of signedInViews) test(hasRoom(view.name), ({ panel }) => showsAllAtEachSize(view, panel))
for (const view of firstRunViews) test(hasRoom(view.name), ({ firstRun }) => showsAllAtEachSize(view, firstRun))

test('with forced colours the chosen row, the focus and a pressed button stay visible', async ({ panel }) => {
  const { page } = panel
  await page.emulateMedia({ forcedColors: 'active' })
  const suggestions = signedInViews.find(({ name }) => name === 'suggestions')
  await suggestions?.open(panel)
  await expect(page.locator('button[aria-pressed="true"]').first()).toHaveCSS('border-top-width', '2px')
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Tab')
  const focused = page.locator(':focus')
  await expect(focused).toHaveCSS('outline-style', 'solid')
  await page.emulateMedia({ forcedColors: null })
})

test('with reduced motion nothing moves', async ({ panel: { page } }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await searchBox(page).fill('20011')
  await searchBox(page).press('Enter')
  await expect(card(page)).toBeVisible()
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, transitionProperty, animationName } = getComputedStyle(element)
        return animationName !== 'none' || (transitionProperty !== 'none' && parseFloat(transitionDuration) > 0)
      }).length,
  )
  expect(moving).toBe(0)
  await page.emulateMedia({ reducedMotion: null })
})

test('an agent goes from a look-up to the star, the phone, the settings and back without a mouse', async ({
  panel,
}) => {
  const { page, electron } = panel
  const says = page.getByTestId('announcement')
  await page.keyboard.type('20102')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await expect(says).toContainText('20102')
  await page.keyboard.press('End')
  await page.keyboard.press('Control+c')
  await expect(says).toContainText('copied')
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    (await fieldOf(page, 'phone').innerText()).trim(),
  )
  await page.keyboard.press('Control+p')
  await expect(says).toContainText('added to favourites')

  // The menu of further actions, and back by Escape with the cursor in the box.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem').nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(searchBox(page)).toBeFocused()

  // The settings by Tab and Enter, a setting by its keys, and back by Escape.
  const settings = page.getByRole('button', { name: 'Settings', exact: true })
  for (
    let presses = 0;
    presses < 30 && !(await settings.evaluate((one) => one === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('settings')).toBeVisible()
  const isOnTop = page.getByRole('checkbox', { name: /above other windows/ })
  for (
    let presses = 0;
    presses < 30 && !(await isOnTop.evaluate((one) => one === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(isOnTop).not.toBeChecked()
  await page.keyboard.press('Space')
  await expect(isOnTop).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(card(page)).toBeVisible()

  // The favourite, by arrows.
  await page.keyboard.press('Control+l')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
})
