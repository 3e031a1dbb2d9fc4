import { lookUp, fieldOf } from './support/panel.ts'
import { expect, test } from './support/test.ts'

test('a second start ends at once and brings the first one forward', async ({ signedIn, command }) => {
  const { page, electron } = signedIn
  const windowStates = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => ({ isMinimized: each.isMinimized(), isVisible: each.isVisible() })),
    )
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.hidePanel())
  await expect.poll(windowStates).toEqual([{ isMinimized: true, isVisible: false }])

  const second = await command([])
  expect(second.code).toBe(0)
  await expect.poll(windowStates).toEqual([{ isMinimized: false, isVisible: true }])
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})
