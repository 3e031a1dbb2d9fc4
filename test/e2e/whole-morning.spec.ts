import type { Locator, Page } from '@playwright/test'
import { createTranslator } from '../../src/shared/i18n/translator.ts'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { startOtherClient } from './support/other-client.ts'
import { bannerOf, button, card, fieldOf, questionOf, searchBox } from './support/panel.ts'
import { isShown, untilHotkeyWorks } from './support/running-app.ts'
import { writeSettingsFile } from './support/settings-file.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { activeWindow, openOtherWindow, pressKeys } from './support/x-desktop.ts'

// The workbench's session is adopted by its Guid, without the load balancer's cookies.
test.use({ gatewayOptions: { requireCookie: false } })

const workbenchAgent = '20010'
const nextAgent = { agentId: '20013', password: 'Agent@20013', phone: '70913' }

/** Moves the focus by the Tab key, as someone without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 25; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Types into a field that the Tab key reaches, over what it holds. */
async function fillIn(page: Page, name: string, text: string): Promise<void> {
  const field = page.locator(`input[name="${name}"]`)
  await tabTo(page, field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await expect(field).toHaveValue(text)
}

for (const language of ['zh-CN', 'en'] as const)
  test(`an agent gets through a whole morning by keyboard alone, in ${language}`, async ({
    launch,
    gateway,
    folder,
    userData,
    testDesktop: { environment },
  }) => {
    test.setTimeout(180_000)
    const t = createTranslator(language, 'linux')
    const workbench = await startOtherClient(gateway, workbenchAgent)
    writeSettingsFile(userData, { language })
    const app = await launch()
    const { page } = app

    // First start: the form. The gateway's certificate is unknown here, and is trusted.
    await fillIn(page, 'gateway', gateway.url)
    await fillIn(page, 'agentId', workbenchAgent)
    await fillIn(page, 'phone', '70910')
    await fillIn(page, 'password', 'Agent@20010')
    await page.keyboard.press('Enter')
    const question = questionOf(page, 'certificate')
    await expect(question).toBeVisible()
    await tabTo(page, button(question, t('certificate.trust')))
    await page.keyboard.press('Enter')

    // The workbench is signed in: its session is taken over, which is the first offer.
    await expect(page.getByTestId('elsewhere').getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Enter')
    const adopt = page.getByTestId('adopt')
    await expect(adopt.locator('input[name="agentId"]')).toHaveValue(workbenchAgent)
    await fillIn(page, 'guid', workbench.handedOver)
    await page.keyboard.press('Enter')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    await expect(searchBox(page)).toBeFocused()

    // Ten lookups, each typed over the number before it.
    const worknos = ['20011', '20101', '20102', '20103', '20104', '20105', '20106', '20107', '20108', '20101']
    for (const workno of worknos) {
      await page.keyboard.type(workno)
      await page.keyboard.press('Enter')
      await expect(fieldOf(page, 'workno')).toHaveText(workno)
    }

    // A digit is missing: the numbers near it are offered.
    await page.keyboard.type('2010')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'colleague-not-found')
    await expect(page.getByTestId('error')).toContainText('2010')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(fieldOf(page, 'workno')).toHaveText(/^2010\d$/)

    // A favourite, and the phone for the softphone.
    await page.keyboard.type('20101')
    await page.keyboard.press('Enter')
    await expect(fieldOf(page, 'workno')).toHaveText('20101')
    await page.keyboard.press('Control+p')
    await expect(card(page).locator('[aria-pressed="true"]')).toBeVisible()
    const phone = await fieldOf(page, 'phone').innerText()
    await untilHotkeyWorks(app)
    await page.evaluate(() => window.agentBar.hidePanel())
    const softphone = await openOtherWindow(environment, folder)
    await pressKeys(environment, ['ctrl+shift+space'])
    await expect.poll(() => isShown(app)).toBe(true)
    await expect(searchBox(page)).toBeFocused()
    await pressKeys(environment, ['ctrl+Return'])
    await expect.poll(() => activeWindow(environment)).toBe(softphone.title)
    expect(await evaluateInMain(app, ({ clipboard }) => clipboard.readText())).toBe(phone)
    await pressKeys(environment, ['ctrl+shift+space'])
    await expect.poll(() => isShown(app)).toBe(true)

    // The workbench signs out: one message, with what to do.
    await workbench.signOut()
    await page.keyboard.type('20102')
    await page.keyboard.press('Enter')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
    await expect(bannerOf(page)).toHaveCount(1)
    await expect(page.getByTestId('error')).toHaveCount(0)

    // The next agent takes the seat, and sees nothing of the one before.
    await page.keyboard.press('Control+,')
    await expect(page.getByTestId('settings')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await tabTo(page, button(page, t('settings.changeShift')))
    await page.keyboard.press('Enter')
    await expect(page.locator('input[name="agentId"]')).toBeFocused()
    await expect(page.locator('input[name="gateway"]')).toHaveValue(gateway.url)
    await page.keyboard.type(nextAgent.agentId)
    await fillIn(page, 'phone', nextAgent.phone)
    await fillIn(page, 'password', nextAgent.password)
    await page.keyboard.press('Enter')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    await expect(searchBox(page)).toBeFocused()
    await expect(page.getByRole('option')).toHaveCount(0)
    await page.keyboard.type('20011')
    await page.keyboard.press('Enter')
    await expect(fieldOf(page, 'workno')).toHaveText('20011')
    await softphone.stop()
  })
