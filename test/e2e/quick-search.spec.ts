import type { Page } from '@playwright/test'
import { card, fieldOf, lookUp, searchBox } from './support/panel.ts'
import { isShown, type RunningApp } from './support/running-app.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const rows = (page: Page) => page.getByRole('option')
const setClipboard = ({ electron }: RunningApp, text: string) =>
  electron.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)
/**
 * Puts the panel away and calls it back; what main does in that moment is done when it has answered
 * a call.
 */
async function reopen(app: RunningApp): Promise<void> {
  await app.page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(app)).toBe(false)
  await app.electron.evaluate(({ app: program }) => program.emit('activate'))
  await expect.poll(() => isShown(app)).toBe(true)
  await app.page.evaluate(() => window.agentBar.readSnapshot())
}

test('colleagues looked up and favourites are there after a restart, without a state that would be old', async ({
  signedIn,
  launch,
  userData,
}) => {
  const { page } = signedIn
  await lookUp(page, '20101')
  const name = await fieldOf(page, 'name').innerText()
  await lookUp(page, '20106')
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('announcement')).toContainText('added to favourites')
  await searchBox(page).press('Escape')
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toContainText('20106')
  await expect(rows(page).first()).toContainText('Not now')
  await signedIn.quit()
  const kept = readSettingsFile(userData)
  expect(Object.keys(kept.recentColleagues[0] ?? {}).sort()).toEqual(['at', 'groupname', 'name', 'profileId', 'workno'])

  const again = await launch()
  await expect(sessionOf(again.page)).toHaveAttribute('data-state', 'signed-in')
  await expect(rows(again.page)).toHaveCount(2)
  await expect(rows(again.page).first()).toContainText('20106')
  await expect(rows(again.page).first()).not.toContainText('Not now')
  await searchBox(again.page).pressSequentially(name.slice(0, 1))
  await expect(rows(again.page).locator('mark').first()).toHaveText(name.slice(0, 1))
  await again.page.keyboard.press('ArrowDown')
  await again.page.keyboard.press('Enter')
  await expect(fieldOf(again.page, 'workno')).toHaveText('20101')
})

test('part of a number narrows the list, and Enter without a choice looks up what is typed', async ({
  panel: { page, gateway },
}) => {
  await lookUp(page, '20101')
  await lookUp(page, '20106')
  await searchBox(page).press('Escape')
  await expect(rows(page)).toHaveCount(2)
  await searchBox(page).pressSequentially('20106')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).locator('mark')).toHaveText('20106')
  await searchBox(page).fill('20102')
  await searchBox(page).press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(3)
})

test('without a history nobody is remembered, in the panel or on disk', async ({ signedIn, userData }) => {
  const { page } = signedIn
  await lookUp(page, '20101')
  await expect.poll(() => readSettingsFile(userData).recentColleagues.length).toBe(1)
  await page.evaluate(() => window.agentBar.updateSettings({ isHistoryKept: false }))
  await expect.poll(() => readSettingsFile(userData).recentColleagues).toEqual([])
  await lookUp(page, '20102')
  await searchBox(page).press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect(rows(page)).toHaveCount(0)
  // Quitting writes what was still to be written.
  await signedIn.quit()
  expect(readSettingsFile(userData).recentColleagues).toEqual([])
})

test('a chosen colleague is taken out of the list by Delete', async ({ panel: { page } }) => {
  await lookUp(page, '20101')
  await lookUp(page, '20106')
  await searchBox(page).press('Escape')
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('20101')
})

test('the number on the clipboard is offered when the setting says so, and nothing else of a clipboard', async ({
  signedIn,
}) => {
  const { page } = signedIn
  await setClipboard(signedIn, '20106')
  await reopen(signedIn)
  await expect(searchBox(page)).toBeFocused()
  await expect(rows(page)).toHaveCount(0)

  await page.evaluate(() => window.agentBar.updateSettings({ isClipboardRead: true }))
  await reopen(signedIn)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('20106')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20106')

  // With marks that cannot be seen, as web pages and chat programs copy it; and typed so.
  await searchBox(page).press('Escape')
  await setClipboard(signedIn, '\u202a20\u00ad101\u202c\u200b')
  await reopen(signedIn)
  await expect(rows(page).first()).toContainText('20101')
  for (const typed of ['\ufeff20011', '\u206820011\u2069', '٢٠٠١١', '۲۰۰۱۱', '20011\u00a0']) {
    await searchBox(page).press('Escape')
    await page.evaluate(() => window.agentBar.forgetAllRecent())
    await searchBox(page).focus()
    await page.keyboard.insertText(typed)
    await page.keyboard.press('Enter')
    await expect(fieldOf(page, 'workno')).toHaveText('20011')
  }

  await searchBox(page).press('Escape')
  await setClipboard(signedIn, 'call 20101 back')
  await reopen(signedIn)
  await expect(searchBox(page)).toBeFocused()
  await expect(page.locator('body')).not.toContainText('20101')
})

test('the last query is kept and selected, with its card, when the panel comes back', async ({ signedIn }) => {
  const { page } = signedIn
  await lookUp(page, '20101')
  await reopen(signedIn)
  await expect(searchBox(page)).toHaveValue('20101')
  await expect(card(page)).toBeVisible()
  await page.keyboard.type('20106')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'workno')).toHaveText('20106')
})
