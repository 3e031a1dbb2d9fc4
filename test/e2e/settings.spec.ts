import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { defaultSettings } from '../../src/shared/settings.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { agent } from './support/gateway.ts'
import { ask, fieldOf, lookUp, openDetails, searchBox } from './support/panel.ts'
import { snapshotOf } from './support/session-probes.ts'
import { readSettingsFile, writeSettingsFileText } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { cutOff } from './support/layout.ts'
import { expect, test } from './support/test.ts'

const openSettings = (page: Page) => page.getByRole('button', { name: 'Settings' }).click()

test('the language changes at once, in everything on the screen', async ({ panel: { page } }) => {
  await lookUp(page, '20102')
  await page.evaluate(() => document.body.setAttribute('data-is-same-page', ''))
  await openSettings(page)
  await page.getByRole('radio', { name: '中文' }).check()
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')

  await page.getByRole('button', { name: '返回' }).click()
  await expect(fieldOf(page, 'availability')).toHaveText('正忙')
  await expect(fieldOf(page, 'state')).toHaveText('通话')
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
  await openSettings(page)
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

const noticeOf = (page: Page) => page.getByTestId('notice')
const copiesIn = (userData: string) => readdirSync(userData).filter((name) => name.startsWith('settings.broken-'))
const storedProfile = { ...exampleProfile, name: 'First site' }

for (const [what, text, code] of [
  ['is empty', '', 'settings-set-aside'],
  ['is of a later version', '{"version":99,"language":"en"}', 'settings-set-aside'],
  ['is cut in two', '{"version":1,"theme":"dark","prof', 'settings-values-lost'],
  ['holds a value that does not fit', '{"version":1,"theme":"dark","language":"klingon"}', 'settings-values-lost'],
] as const) {
  test(`a settings file that ${what} is kept under another name with a notice, and the app starts`, async ({
    launch,
    userData,
    gateway,
  }) => {
    writeSettingsFileText(userData, text)
    const app = await launch()
    const { page } = app
    const notice = noticeOf(page)
    await expect(notice).toHaveAttribute('data-code', code)
    const [copy, ...more] = copiesIn(userData)
    expect(more).toEqual([])
    expect(readFileSync(join(userData, copy ?? ''), 'utf8')).toBe(text)
    await expect(notice).toContainText(copy ?? 'no copy')
    const isDark = code === 'settings-values-lost'
    expect((await snapshotOf(page)).settings.theme).toBe(isDark ? 'dark' : 'system')

    await page.getByRole('button', { name: 'Put this notice away' }).click()
    await expect(notice).toHaveCount(0)
    await signIn(app, gateway)
    await lookUp(page, '20011')
    expect(readSettingsFile(userData)).toMatchObject({ fileDamage: null, theme: isDark ? 'dark' : 'system' })
  })
}

test('one value that does not fit costs that value, is named, and is told of until the notice is put away', async ({
  launch,
  userData,
}) => {
  const profiles = [{ ...storedProfile, phone: 70001 }]
  const content = { ...defaultSettings, theme: 'dark', textSizePercent: 999, profiles, activeProfileId: 'profile-1' }
  writeSettingsFileText(userData, JSON.stringify(content))
  const first = await launch()
  await expect(noticeOf(first.page)).toContainText('textSizePercent, profiles.0.phone')
  const { settings, profile } = await snapshotOf(first.page)
  expect(settings).toMatchObject({ theme: 'dark', textSizePercent: 100 })
  expect(profile).toMatchObject({ name: 'First site', gateway: storedProfile.gateway, phone: '' })
  await first.kill()

  const second = await launch()
  await expect(noticeOf(second.page)).toContainText('textSizePercent, profiles.0.phone')
  await second.page.getByRole('button', { name: 'Put this notice away' }).click()
  await expect.poll(() => readSettingsFile(userData).fileDamage).toBeNull()
  await second.quit()

  const third = await launch()
  await expect(sessionOf(third.page)).toHaveAttribute('data-state', 'signed-out')
  await expect(noticeOf(third.page)).toHaveCount(0)
  expect(copiesIn(userData)).toHaveLength(1)
})

for (const [editor, bytes] of [
  ['with a byte-order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['in UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
] as const) {
  test(`a settings file that an editor saved ${editor} is read, and nothing is set aside`, async ({
    launch,
    userData,
  }) => {
    const content = { ...defaultSettings, theme: 'dark', profiles: [storedProfile], activeProfileId: 'profile-1' }
    mkdirSync(userData, { recursive: true })
    writeFileSync(join(userData, 'settings.json'), bytes(JSON.stringify(content)))
    const { page } = await launch()
    expect(await snapshotOf(page)).toMatchObject({ settings: { theme: 'dark' }, profile: { name: 'First site' } })
    await expect(noticeOf(page)).toHaveCount(0)
    await page.evaluate(() => window.agentBar.updateSettings({ language: 'en' }))
    expect(readSettingsFile(userData)).toMatchObject({ language: 'en', theme: 'dark', profiles: [storedProfile] })
  })
}

test('a command leaves a damaged settings file as it is, and the panel started next says what was lost', async ({
  launch,
  command,
  userData,
}) => {
  const damaged = '{"version":1,"language":"en","theme":"blue"}'
  writeSettingsFileText(userData, damaged)
  expect(await command(['session', 'status'])).toMatchObject({ code: 3 })
  expect(await command(['lookup', '20011'])).toMatchObject({ code: 3 })
  expect(readFileSync(join(userData, 'settings.json'), 'utf8')).toBe(damaged)
  expect(copiesIn(userData)).toEqual([])
  const { page } = await launch()
  await expect(noticeOf(page)).toContainText('theme')
})

test('a settings file that cannot be read is left alone: the app works without it, and says so', async ({
  launch,
  userData,
  gateway,
}) => {
  // A folder in its place fails like a file that the system refuses, for any user.
  mkdirSync(join(userData, 'settings.json'), { recursive: true })
  const app = await launch()
  const { page } = app
  const notice = page.locator('[data-code="settings-unreadable"]')
  await expect(notice).toContainText('EISDIR')
  await signIn(app, gateway)
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.updateSettings({ theme: 'dark' }))
  expect(statSync(join(userData, 'settings.json')).isDirectory()).toBe(true)
  expect(copiesIn(userData)).toEqual([])
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
  await expect(page.getByLabel('Your phone number')).toHaveValue(agent.phone)
  await expect(page.getByTestId('ca-file')).toHaveText(gateway.caFile)
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
})
