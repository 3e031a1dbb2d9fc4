import type { Page } from '@playwright/test'
import { agent, type Gateway, type LookupFault } from './support/gateway.ts'
import { openSettings } from './support/open-settings.ts'
import {
  ask,
  askInVain,
  card,
  expectError,
  letCardAge,
  lookUp,
  openDetails,
  searchBox,
  setPageClock,
} from './support/panel.ts'
import type { RunningApp } from './support/running-app.ts'
import { writeSettingsFile, writeSettingsFileText } from './support/settings-file.ts'
import { sessionOf, signIn, submitSignIn } from './support/sign-in.ts'
import { looks, nameOf, photographer } from './support/screenshots.ts'
import type { SharedApp } from './support/shared-app.ts'
import { expect, test } from './support/test.ts'
import { firstRunViews, signedInViews, type View } from './support/views.ts'

// Pictures of every state for a review, in output/screenshots/LANGUAGE-THEME/STATE.png. Each state
// is checked before its picture is taken.

const faults: readonly (readonly [state: string, fault: LookupFault, code: Parameters<typeof expectError>[1]])[] = [
  ['error-gateway-http-status', { fault: 'status', status: 502 }, 'gateway-http-status'],
  ['error-reply-not-understood', { fault: 'malformed-body' }, 'reply-not-understood'],
  ['error-gateway-redirect', { fault: 'redirect', location: 'https://127.0.0.1:1/' }, 'gateway-redirect'],
  ['error-gateway-switching', { fault: 'retcode', retcode: '000-004' }, 'gateway-switching'],
  ['error-too-fast', { fault: 'retcode', retcode: '000-007' }, 'too-fast'],
  [
    'error-gateway-refused',
    { fault: 'retcode', retcode: '999-123', message: 'The agent group is frozen' },
    'gateway-refused',
  ],
]

const colleagues = [
  ['found-free', '20101'],
  ['found-free-no-phone', '20126'],
  ['found-soon', '20107'],
  ['found-busy', '20106'],
  ['found-busy-contradiction', '20139'],
  ['found-offline', '20110'],
  ['found-unknown', '20114'],
  ['found-contradiction', '20116'],
  ['found-conference', '20118'],
  ['found-no-voice', '20119'],
  ['found-long-chinese-name', '20120'],
  ['found-long-latin-name', '20121'],
  ['found-many-skills', '20125'],
  ['found-little-known', '20135'],
  ['found-documented-sample', '20011'],
] as const

for (const look of looks) {
  test(`screenshots of sign-in in ${nameOf(look)}`, async ({ launch, userData, gateway }) => {
    writeSettingsFile(userData, look)
    const app = await launch()
    const { page } = app
    const picture = photographer(page, look)
    await expect(page.getByTestId('sign-in')).toBeVisible()
    await picture('sign-in-empty')
    await page.locator('button[type="submit"]').click()
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(4)
    await picture('sign-in-problems')
    await submitSignIn(app, gateway, { password: 'wrong' })
    await expectError(page, 'wrong-password')
    await picture('sign-in-wrong-password')
    await page.locator('details ~ .buttons button[type="button"], .buttons button[type="button"]').click()
    await expect(page.getByTestId('connection')).toBeVisible()
    await picture('sign-in-connection')
  })

  test(`screenshots of the panel in ${nameOf(look)}`, async ({ launch, userData, gateway }) => {
    writeSettingsFile(userData, { ...look, requestTimeoutMs: 4_000 })
    const app = await launch()
    const { page } = app
    const picture = photographer(page, look)
    await signIn(app, gateway, { isPasswordStored: false })
    await expect(searchBox(page)).toBeVisible()
    await picture('empty')

    for (const [state, workno] of colleagues) {
      await lookUp(page, workno)
      await picture(state)
    }
    await openDetails(page)
    await picture('details')
    await card(page).getByTestId('details-toggle').click()

    await pictureErrors(page, gateway, picture)
    await pictureLists(page, picture)
    await pictureSettings(page, picture)
    await pictureAges(app, gateway, picture)
    await pictureSession(app, gateway, picture)
  })
}

async function pictureErrors(page: Page, gateway: Gateway, picture: (state: string) => Promise<void>): Promise<void> {
  await ask(page, '58999')
  await expectError(page, 'colleague-not-found')
  await picture('error-colleague-not-found')
  await ask(page, '99')
  await expectError(page, 'workno-out-of-range')
  await picture('error-workno-out-of-range')
  await ask(page, '张三')
  await expectError(page, 'workno-not-a-number')
  await picture('error-workno-not-a-number')
  for (const [state, fault, code] of faults) {
    gateway.failLookups(fault)
    await ask(page, '20101')
    await expectError(page, code)
    await picture(state)
    gateway.control.faults.clear()
  }
  gateway.failLookups({ fault: 'hang' })
  await ask(page, '20102')
  await expect(page.getByTestId('searching')).toBeVisible()
  await picture('searching')
  await expectError(page, 'gateway-timeout')
  await picture('error-gateway-timeout')
  gateway.control.faults.clear()
  await lookUp(page, '20102')
  gateway.failLookups({ fault: 'status', status: 503 })
  await ask(page, '20102')
  await expectError(page, 'gateway-http-status')
  await picture('error-above-answer')
  gateway.control.faults.clear()
}

async function pictureLists(page: Page, picture: (state: string) => Promise<void>): Promise<void> {
  await searchBox(page).press('Escape')
  await searchBox(page).press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toBeVisible()
  await picture('recent')
  await searchBox(page).press('Escape')
  await searchBox(page).press('F1')
  await expect(page.getByTestId('keys')).toBeVisible()
  await picture('keys')
  await searchBox(page).press('F1')
}

async function pictureSettings(page: Page, picture: (state: string) => Promise<void>): Promise<void> {
  for (const tab of ['personal', 'session', 'administration'] as const) {
    await openSettings(page, tab)
    await picture(`settings-${tab}`)
    await page.keyboard.press('Escape')
  }
  await expect(searchBox(page)).toBeVisible()
}

async function pictureAges(
  { page }: RunningApp,
  gateway: Gateway,
  picture: (state: string) => Promise<void>,
): Promise<void> {
  await lookUp(page, '20101')
  letCardAge(gateway)
  const answeredAt = Date.now()
  await setPageClock(page, answeredAt + 25_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'stale')
  await picture('stale')
  await setPageClock(page, answeredAt + 190_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  await picture('old')
  gateway.control.faults.clear()
  await searchBox(page).press('Escape')
}

async function pictureSession(
  { page }: RunningApp,
  gateway: Gateway,
  picture: (state: string) => Promise<void>,
): Promise<void> {
  gateway.control.forceSignOut(agent.agentId)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
  await picture('session-lost')
  await page.evaluate(() => window.agentBar.signOut())
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  await picture('session-signed-out')
}

for (const look of looks.filter(({ textSizePercent }) => textSizePercent === 100)) {
  test(`screenshots of rare states in ${nameOf(look)}`, async ({ launch, userData, gateway }) => {
    writeSettingsFileText(userData, '{"cut')
    const app = await launch({ environment: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } })
    const { page } = app
    const picture = photographer(page, look)
    const { language, theme } = look
    await page.evaluate((patch) => window.agentBar.updateSettings(patch), { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.getByTestId('keyring')).toBeVisible()
    await picture('sign-in-notice-no-keyring')
    await signIn(app, gateway, { isPasswordStored: false })
    await expect(page.getByTestId('notice')).toHaveCount(3)
    await picture('notices')

    await gateway.control.goDown()
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering')
    await askInVain(page, '20101')
    await picture('session-recovering')
    await gateway.control.comeBack()
  })
}

/** Each view as the accessibility tests know it, and with the colours of a high-contrast theme. */
for (const look of looks.filter(({ textSizePercent }) => textSizePercent === 100)) {
  for (const forcedColors of [null, 'active'] as const) {
    const name = `${nameOf(look)}${forcedColors === null ? '' : '-contrast'}`

    async function pictureViews(app: SharedApp, views: readonly View[]): Promise<void> {
      const { page } = app
      await page.emulateMedia({ forcedColors })
      const picture = photographer(page, look, name)
      for (const view of views) {
        await app.startOver()
        await page.evaluate(({ language, theme }) => window.agentBar.updateSettings({ language, theme }), look)
        await expect(page.locator('html')).toHaveAttribute('lang', look.language)
        await view.open(app)
        await picture(`view-${view.name}`)
      }
      await page.emulateMedia({ forcedColors: null })
    }

    test(`screenshots of the signed-in views in ${name}`, ({ panel }) => pictureViews(panel, signedInViews))
    test(`screenshots of the first views in ${name}`, ({ firstRun }) => pictureViews(firstRun, firstRunViews))
  }
}
