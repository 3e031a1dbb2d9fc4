import type { Page } from '@playwright/test'
import { agent, startGateway, type Gateway } from './support/gateway.ts'
import { keyringEntry } from './support/keyring.ts'
import { openSettings } from './support/open-settings.ts'
import { button, card, lookUp, questionOf, searchBox } from './support/panel.ts'
import { currentGuid } from './support/session-probes.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

const patiently = { timeout: 20_000 }

/** With a second gateway, which has its own certificate to pin. */
const test = base.extend<{ trial: Gateway }>({
  trial: async ({ folder }, use) => {
    const trial = await startGateway(folder, { tls: 'self-signed' })
    await use(trial)
    await trial.stop()
  },
})
test.use({ gatewayOptions: { tls: 'self-signed' } })

async function signInByPin(page: Page, { url }: Gateway): Promise<void> {
  await page.locator('input[name="gateway"]').fill(url)
  await page.locator('input[name="agentId"]').fill(agent.agentId)
  await page.locator('input[name="phone"]').fill(agent.phone)
  await page.locator('input[name="password"]').fill(agent.password)
  await button(page, 'Sign in').click()
  await button(questionOf(page, 'certificate'), 'Trust and connect').click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
}

const back = (page: Page): Promise<void> => page.getByRole('button', { name: 'Back' }).click()
const rowOf = (page: Page, { port }: Gateway) => page.getByTestId('profile').filter({ hasText: String(port) })

test('two gateways have their own session and certificate, and switching signs out of the first', async ({
  trial,
  launch,
  gateway,
  userData,
  testDesktop,
}) => {
  const { page } = await launch()
  await signInByPin(page, gateway)
  await lookUp(page, '20011')
  await openSettings(page, 'session')
  await button(page, 'Add another gateway').click()
  await expect(page.locator('input[name="gateway"]')).toHaveValue('')
  await signInByPin(page, trial)
  await expect
    .poll(() => readSettingsFile(userData).profiles.map(({ isPasswordStored }) => isPasswordStored))
    .toEqual([true, true])
  expect(gateway.requestsOf('logout').map(({ retcode }) => retcode)).toEqual(['0'])
  await lookUp(page, '20102')
  expect(trial.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(1)
  expect(readSettingsFile(userData).pins.map((pin) => pin.gateway)).toEqual([gateway.url, trial.url])

  // Back to the first: this session ends, and that one begins with the stored password.
  await openSettings(page, 'session')
  await expect(rowOf(page, trial)).toHaveAttribute('data-active', 'true')
  await rowOf(page, gateway)
    .getByRole('button', { name: /^Switch to / })
    .click()
  await button(page, 'Switch').click()
  await expect(rowOf(page, gateway)).toHaveAttribute('data-active', 'true', patiently)
  await back(page)
  // The card of the other gateway must not look like an answer of this one.
  await expect(searchBox(page)).toHaveValue('')
  await expect(card(page)).toHaveCount(0)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  expect(trial.requestsOf('logout').map(({ retcode }) => retcode)).toEqual(['0'])
  expect(gateway.requestsOf('login')).toHaveLength(2)
  const lookups = trial.requestsOf('queryAgentInfoByWorkNo').length
  await lookUp(page, '20101')
  expect(trial.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(lookups)

  const entry = (account: string): Promise<string | null> => keyringEntry(testDesktop.environment, account)
  await expect.poll(() => entry('session:profile-1')).toContain(currentGuid(gateway))
  expect(await entry('password:profile-1')).toBe(agent.password)
  expect(await entry('password:profile-2')).toBe(agent.password)
  expect(await entry('session:profile-2')).toBeNull()

  // Removing a gateway deletes its secrets and no others.
  await openSettings(page, 'session')
  await rowOf(page, trial)
    .getByRole('button', { name: /^Remove / })
    .click()
  await button(rowOf(page, trial), 'Remove').click()
  await expect(rowOf(page, trial)).toHaveCount(0)
  await expect.poll(() => entry('password:profile-2')).toBeNull()
  expect(await entry('password:profile-1')).toBe(agent.password)
  expect(await entry('session:profile-1')).toContain(currentGuid(gateway))
  await back(page)
  await lookUp(page, '20103')
})

test('a gateway can be named, and choosing the current one sends nothing', async ({
  trial,
  launch,
  gateway,
  userData,
}) => {
  const { page } = await launch()
  await signInByPin(page, gateway)
  await openSettings(page, 'session')
  await button(page, 'Add another gateway').click()
  await signInByPin(page, trial)
  await openSettings(page, 'session')
  await rowOf(page, trial)
    .getByRole('button', { name: /^Rename / })
    .click()
  await page.locator('input[name="profile-name"]').fill('Trials')
  await button(page, 'Save').click()
  await expect(rowOf(page, trial)).toContainText('Trials')
  await expect.poll(() => readSettingsFile(userData).profiles.map(({ name }) => name)).toEqual(['', 'Trials'])

  await rowOf(page, gateway)
    .getByRole('button', { name: /^Switch to / })
    .click()
  await button(page, 'Cancel').click()
  await expect(rowOf(page, trial)).toHaveAttribute('data-active', 'true')
  expect(trial.requestsOf('logout')).toEqual([])
  expect(gateway.requestsOf('login')).toHaveLength(1)
})
