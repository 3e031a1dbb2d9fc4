import { lookUp, fieldOf } from './support/panel.ts'
import { expect, test } from './support/test.ts'

test('a second start ends at once and brings the first one forward', async ({ signedIn, command }) => {
  const { page, electron } = signedIn
  const shown = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isVisible()))
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(shown).toEqual([false])

  const second = await command([])
  expect(second.code).toBe(0)
  await expect.poll(shown).toEqual([true])
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})
