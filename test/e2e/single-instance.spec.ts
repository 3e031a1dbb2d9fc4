import { lookUp, fieldOf } from './support/panel.ts'
import { isShown } from './support/running-app.ts'
import { expect, test } from './support/test.ts'

test('a second start ends at once and brings the first one forward', async ({ signedIn, command }) => {
  const { page, electron } = signedIn
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(() => isShown(signedIn)).toBe(false)

  const second = await command([])
  expect(second.code).toBe(0)
  await expect.poll(() => isShown(signedIn)).toBe(true)
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})
