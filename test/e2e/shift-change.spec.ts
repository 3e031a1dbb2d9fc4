import { expect, type Page } from '@playwright/test'
import { agent } from './support/gateway.ts'
import { keyringEntry, lockKeyring, unlockKeyring } from './support/keyring.ts'
import { openSettings } from './support/open-settings.ts'
import { card, expectError, lookUp, searchBox } from './support/panel.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { patiently, test, untilStored } from './support/test-with-keyring.ts'

const next = { agentId: '20013', password: 'Agent@20013', phone: '70913' } as const
const field = (page: Page, name: string) => page.locator(`input[name="${name}"]`)
const keepPassword = (page: Page) => page.getByTestId('sign-in').getByRole('checkbox')

/** Shift change by its place among the buttons: the second, after the one that signs out. */
async function changeShift(page: Page): Promise<void> {
  await openSettings(page, 'session')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

/** The form of the next agent: with what belongs to the seat, and the cursor in the number. */
async function expectFormOfNextAgent(page: Page, url: string): Promise<void> {
  await expect(field(page, 'agentId')).toBeFocused()
  await expect(field(page, 'gateway')).toHaveValue(url)
  for (const name of ['agentId', 'phone', 'password']) await expect(field(page, name)).toHaveValue('')
  await expect(keepPassword(page)).not.toBeChecked()
}

/** Signs in with the cursor where the form has put it. */
async function signInAsNext(page: Page, { agentId, password, phone }: typeof next | typeof agent): Promise<void> {
  await expect(field(page, 'agentId')).toBeFocused()
  await page.keyboard.type(agentId)
  await expect(field(page, 'agentId')).toHaveValue(agentId)
  await field(page, 'phone').fill(phone)
  await field(page, 'password').fill(password)
  await page.keyboard.press('Enter')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await expect(sessionOf(page)).toContainText(agentId)
}

test('a shift change leaves the next agent an empty work number and nothing of the one before', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  await lookUp(page, '20101')
  await page.evaluate(() => window.agentBar.setFavourite({ workno: '20106', isFavourite: true }))
  await lookUp(page, '20102')
  expect(await keyringEntry(bus, 'password:profile-1')).toBe(agent.password)

  await changeShift(page)
  await expectFormOfNextAgent(page, gateway.url)
  expect(gateway.requestsOf('logout').map(({ retcode }) => retcode)).toEqual(['0'])
  expect(gateway.control.guidOf(agent.agentId)).toBeUndefined()
  for (const account of ['password:profile-1', 'session:profile-1'])
    await expect.poll(() => keyringEntry(bus, account), patiently).toBeNull()

  // The next agent: no card, no lists, and no password in the keyring.
  await signInAsNext(page, next)
  await expect(searchBox(page)).toHaveValue('')
  await expect(card(page)).toHaveCount(0)
  await searchBox(page).press('ArrowDown')
  await expect(page.getByRole('option')).toHaveCount(0)
  await lookUp(page, '20103')
  await searchBox(page).press('Escape')
  await expect(page.getByRole('option')).toHaveCount(1)
  expect(await keyringEntry(bus, 'password:profile-2')).toBeNull()

  // The first agent comes back to their own colleagues.
  await changeShift(page)
  await expectFormOfNextAgent(page, gateway.url)
  await signInAsNext(page, agent)
  await searchBox(page).press('ArrowDown')
  await expect(page.getByRole('option')).toHaveCount(3)
  expect(
    readSettingsFile(userData)
      .profiles.map(({ agentId }) => agentId)
      .sort(),
  ).toEqual([agent.agentId, next.agentId])
})

test('a gateway that refuses the sign-out during a call keeps the shift as it is, and nothing is forgotten', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  await lookUp(page, '20101')
  gateway.control.faults.add({ on: 'onlineagent/*/logout', fault: 'retcode', retcode: '100-010', times: 1 })
  await changeShift(page)
  await expect(await expectError(page, 'gateway-refused')).toContainText('100-010')
  expect(await keyringEntry(bus, 'password:profile-1')).toBe(agent.password)
  expect(await keyringEntry(bus, 'session:profile-1')).toContain(gateway.control.guidOf(agent.agentId))
  await page.keyboard.press('Escape')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await expect(card(page)).toBeVisible()
})

test('a gateway that does not answer is no obstacle: the form comes, and says what is not confirmed', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  gateway.control.faults.add({ on: 'onlineagent/*/logout', fault: 'reset', times: 'always' })
  await changeShift(page)
  await expect(page.locator('[data-code="sign-out-unconfirmed"]')).toBeVisible(patiently)
  await expectFormOfNextAgent(page, gateway.url)
  await expect.poll(() => keyringEntry(bus, 'password:profile-1'), patiently).toBeNull()
})

test('a locked keyring gives up the former agent’s password as soon as it is unlocked', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  await lockKeyring(bus)
  await changeShift(page)
  await expectFormOfNextAgent(page, gateway.url)
  await expect(page.locator('[data-code="keyring-not-cleared"]')).toBeVisible(patiently)
  await unlockKeyring(bus)
  await page.evaluate(() => window.agentBar.probeKeyring())
  await expect.poll(() => keyringEntry(bus, 'password:profile-1'), patiently).toBeNull()
})

test('at a seat of two agents an ordinary sign-out ends in the form, with the cursor in the work number', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  await lookUp(page, '20101')
  await changeShift(page)
  await signInAsNext(page, next)
  await lookUp(page, '20102')
  await openSettings(page, 'session')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expectFormOfNextAgent(page, gateway.url)

  // Nobody sees an agent's colleagues before that agent is signed in.
  await page.keyboard.press('Escape')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  await searchBox(page).press('ArrowDown')
  await expect(page.getByRole('option')).toHaveCount(0)
})
