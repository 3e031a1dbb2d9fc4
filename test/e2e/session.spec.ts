import { openSettings } from './support/open-settings.ts'
import { askInVain, fieldOf, lookUp } from './support/panel.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { agent } from './support/gateway.ts'
import { expect, test } from './support/test.ts'

const isSessionStored = (userData: string): boolean => readSettingsFile(userData).profiles[0]?.isSessionStored ?? false

test('a session in the keyring continues after a crash, without another sign-in', async ({
  signedIn,
  launch,
  userData,
  gateway,
}) => {
  await expect.poll(() => isSessionStored(userData)).toBe(true)
  await signedIn.kill()

  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20011')
  expect(gateway.requestsOf('login')).toHaveLength(1)
  expect(gateway.requestsOf('getAgentStatus').length).toBeGreaterThan(0)
})

test('a stored session that the gateway has ended is replaced by a sign-in with the stored password', async ({
  signedIn,
  launch,
  userData,
  gateway,
}) => {
  await expect.poll(() => isSessionStored(userData)).toBe(true)
  await signedIn.kill()
  gateway.control.forceSignOut(agent.agentId, false)

  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20011')
  expect(gateway.requestsOf('login')).toHaveLength(2)
})

test('quitting signs out, and with the stored password the next start signs in by itself', async ({
  signedIn,
  launch,
  userData,
  gateway,
}) => {
  await signedIn.quit()
  expect(gateway.requestsOf('logout').map(({ retcode }) => retcode)).toEqual(['0'])
  expect(isSessionStored(userData)).toBe(false)

  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  expect(gateway.requestsOf('login')).toHaveLength(2)
})

test('without a stored password the next start waits for the agent', async ({ launch, gateway }) => {
  const first = await launch()
  await signIn(first, gateway, { isPasswordStored: false })
  await first.quit()

  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  await expect(page.getByTestId('session-banner')).toContainText('You are signed out.')
  await askInVain(page, '20011')
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test('signing out in the settings ends the session at the gateway, and signing in again takes one press', async ({
  signedIn: { page },
  gateway,
}) => {
  await openSettings(page, 'session')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByTestId('settings').getByText('You are signed out.')).toBeVisible()
  expect(gateway.control.guidOf(agent.agentId)).toBeUndefined()

  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByTestId('session-banner').getByRole('button', { name: 'Sign in' }).click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  expect(gateway.requestsOf('login')).toHaveLength(2)
})

test('an agent who is signed out by a supervisor is informed, and not signed in again unasked', async ({
  signedIn: { page },
  gateway,
}) => {
  await lookUp(page, '20011')
  gateway.control.forceSignOut(agent.agentId)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
  const banner = page.getByTestId('session-banner')
  await expect(banner).toContainText('The gateway signed you out')
  expect(gateway.requestsOf('login')).toHaveLength(1)

  await banner.getByRole('button', { name: 'Sign in again' }).click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20101')
  expect(gateway.requestsOf('login')).toHaveLength(2)
})

test('a session that the gateway ends is renewed once with the stored password', async ({
  signedIn: { page },
  gateway,
}) => {
  gateway.control.forceSignOut(agent.agentId, false)
  await expect.poll(() => gateway.requestsOf('login').length, { timeout: 15_000 }).toBe(2)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20011')
})

test('a work number that is signed in elsewhere is not taken by force', async ({ signedIn: { page }, gateway }) => {
  gateway.control.expireGuid(agent.agentId)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', { timeout: 15_000 })
  await expect(page.getByTestId('session-banner')).toContainText('This work number is signed in elsewhere.')
  expect(gateway.requestsOf('login')).toHaveLength(2)
  expect(gateway.requestsOf('forceLogin')).toEqual([])
})

test('a new Guid is used from the next request on', async ({ signedIn: { page }, gateway }) => {
  const first = gateway.control.guidOf(agent.agentId)
  gateway.control.rotateGuid(agent.agentId)
  await expect.poll(() => gateway.control.guidOf(agent.agentId)).not.toBe(first)
  await lookUp(page, '20011')
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
})

test('a gateway that does not answer the sign-out does not keep the program from ending', async ({
  signedIn,
  gateway,
}) => {
  gateway.control.faults.add({ on: 'onlineagent/*/logout', fault: 'hang' })
  const process = signedIn.electron.process()
  await signedIn.quit()
  await expect.poll(() => process.exitCode).toBe(0)
  expect(gateway.requestsOf('logout')).toHaveLength(1)
})
