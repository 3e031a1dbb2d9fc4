import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { defaultSettings } from '../../src/shared/settings.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { lookUp } from './support/panel.ts'
import { snapshotOf } from './support/session-probes.ts'
import { readSettingsFile, writeSettingsFileText } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

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

    await page.getByRole('button', { name: 'Dismiss' }).click()
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
  await second.page.getByRole('button', { name: 'Dismiss' }).click()
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
