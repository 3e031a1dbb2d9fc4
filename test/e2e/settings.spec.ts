import { evaluateInMain } from './support/evaluate-in-main.ts'
import { agent } from './support/gateway.ts'
import { openSettings } from './support/open-settings.ts'
import { ask, fieldOf, lookUp, openDetails, searchBox } from './support/panel.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { cutOff } from './support/layout.ts'
import { expect, test } from './support/test.ts'

test('the language changes at once, in everything on the screen', async ({ panel: { page } }) => {
  await lookUp(page, '20102')
  await page.evaluate(() => document.body.setAttribute('data-is-same-page', ''))
  await openSettings(page)
  await page.getByRole('radio', { name: '中文' }).check()
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')

  await page.getByRole('button', { name: '返回' }).click()
  await expect(fieldOf(page, 'availability')).toHaveText('暂不可转')
  await expect(fieldOf(page, 'state')).toHaveText('通话中')
  await expect(searchBox(page)).toHaveAttribute('placeholder', '输入工号')
  await expect(page.locator('body[data-is-same-page]')).toBeAttached()

  await page.getByRole('button', { name: '设置' }).click()
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

for (const [language, title] of [
  ['zh_CN:zh', '签入网关'],
  ['en_GB:en', 'Sign in to the gateway'],
  ['pt_BR:pt', 'Sign in to the gateway'],
] as const) {
  test(`a first start on a system in ${language} shows "${title}"`, async ({ launch }) => {
    const { page } = await launch({ environment: { LANGUAGE: language } })
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
  })
}

test('the appearance follows the setting at once', async ({ panel: { page, electron } }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await openSettings(page)
  await page.getByRole('radio', { name: 'Dark', exact: true }).check()
  await expect.poll(background).toBe('rgb(23, 29, 36)')
  expect(await electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  await page.getByRole('radio', { name: 'Light', exact: true }).check()
  await expect.poll(background).toBe('rgb(255, 255, 255)')
})

for (const workno of ['20011', '20120', '20121', '20125', '20127'] as const) {
  test(`nothing of the card of ${workno} is cut off at 200 % text`, async ({ panel: { page } }) => {
    await page.evaluate(() => window.agentBar.updateSettings({ textSizePercent: 200 }))
    await expect(page.locator('html')).toHaveCSS('font-size', '32px')
    await lookUp(page, workno)
    await openDetails(page)
    expect(await cutOff(page)).toEqual([])
    await page.evaluate(() => window.agentBar.updateSettings({ language: 'zh-CN' }))
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    expect(await cutOff(page)).toEqual([])
  })
}

test('the buttons enlarge the text up to 200 %', async ({ panel: { page } }) => {
  await openSettings(page)
  const larger = page.getByRole('button', { name: 'Larger text' })
  for (let percent = 110; percent <= 200; percent += 10) {
    await larger.click()
    await expect(page.getByTestId('text-size')).toHaveText(`${percent}%`)
  }
  await expect(larger).toBeDisabled()
})

test('the highest work number is a setting, which accepts only valid numbers', async ({ panel: { page, gateway } }) => {
  await openSettings(page, 'administration')
  const highest = page.getByLabel('Highest work number')
  await highest.fill('12')
  await highest.press('Tab')
  await expect(page.getByText('Enter a number from 101 to 999999.')).toBeVisible()
  await highest.fill('999999')
  await highest.press('Tab')
  await expect(page.getByText('Enter a number from 101 to 999999.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back' }).click()

  await ask(page, '60001')
  await expect(page.getByTestId('error')).toBeVisible()
  await expect(page.getByTestId('error')).not.toHaveAttribute('data-code', 'workno-out-of-range')
  expect(gateway.requests.at(-1)?.path ?? '').toMatch(/agentbyworkno|agentevent/)
  expect(gateway.requests.some(({ path }) => path.endsWith('/agentbyworkno/60001'))).toBe(true)
})

test('staying above other windows can be switched off and on', async ({ panel: { page, electron } }) => {
  const isAbove = () =>
    evaluateInMain({ electron }, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isAlwaysOnTop()),
    )
  await expect.poll(isAbove).toEqual([true])
  await openSettings(page)
  const toggle = page.getByLabel('Keep the panel above other windows')
  await toggle.uncheck()
  await expect.poll(isAbove).toEqual([false])
  await toggle.check()
  await expect.poll(isAbove).toEqual([true])
})

test('settings survive a restart', async ({ launch, userData }) => {
  const first = await launch()
  await first.page.evaluate(() =>
    window.agentBar.updateSettings({ language: 'zh-CN', theme: 'dark', textSizePercent: 130 }),
  )
  await first.quit()
  expect(readSettingsFile(userData)).toMatchObject({ language: 'zh-CN', theme: 'dark', textSizePercent: 130 })

  const { page } = await launch()
  await expect(page.getByRole('heading', { name: '签入网关' })).toBeVisible()
  await expect(page.locator('html')).toHaveCSS('font-size', '20.8px')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(23, 29, 36)')
})

test('an agent with a profile begins at the panel, and finds the sign-in view filled in', async ({
  launch,
  gateway,
}) => {
  const first = await launch()
  await signIn(first, gateway, { isPasswordStored: false })
  await first.quit()

  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  await page.getByTestId('session-banner').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Gateway address')).toHaveValue(gateway.url)
  await expect(page.getByLabel('Your work number')).toHaveValue(agent.agentId)
  await expect(page.getByLabel('Phone number', { exact: true })).toHaveValue(agent.phone)
  await expect(page.getByTestId('ca-file')).toHaveText(gateway.caFile)
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
})
