import { createTranslator } from '../../src/shared/i18n/translator.ts'
import { card, fieldOf, lookUp } from './support/panel.ts'
import { expect, test } from './support/test.ts'

/** What the card shows and the announcement says, from the top of the card. */
const spoken = ['availability', 'name', 'workno', 'phone', 'team'] as const

for (const language of ['zh-CN', 'en'] as const) {
  test(`a result is announced with what the card says, in its order, in ${language}`, async ({ panel: { page } }) => {
    await page.evaluate((chosen) => window.agentBar.updateSettings({ language: chosen }), language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await lookUp(page, '20101')
    const announcement = page.getByTestId('announcement')
    await expect(announcement).toContainText(await fieldOf(page, 'name').innerText())
    const said = await announcement.innerText()
    const places: number[] = []
    for (const field of spoken) {
      const shown = await fieldOf(page, field).innerText()
      places.push(said.toLowerCase().indexOf(shown.toLowerCase()))
    }
    expect(places, said).not.toContain(-1)
    expect(places, said).toEqual([...places].sort((a, b) => a - b))
  })

  test(`a colleague who is signed out is announced as that, with the phone last, in ${language}`, async ({
    panel: { page },
  }) => {
    const t = createTranslator(language, 'linux')
    await page.evaluate((chosen) => window.agentBar.updateSettings({ language: chosen }), language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await lookUp(page, '20110')
    await expect(card(page)).toBeVisible()
    const announcement = page.getByTestId('announcement')
    await expect(announcement).toContainText('20110')
    const said = await announcement.innerText()
    expect(said.startsWith(t('availability.offline')), said).toBe(true)
    const phone = await fieldOf(page, 'phone').innerText()
    expect(said.indexOf(phone), said).toBeGreaterThan(said.indexOf('20110'))
  })
}
