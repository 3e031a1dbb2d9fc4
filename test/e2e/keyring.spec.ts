import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { lookUp } from './support/panel.ts'
import { agent } from './support/gateway.ts'
import { isKeyringLocked, keyringPid, killKeyring, lockKeyring, readKeyring, unlockKeyring } from './support/keyring.ts'
import { snapshotOf } from './support/session-probes.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn, submitSignIn } from './support/sign-in.ts'
import { startSessionBus, type StartedService } from './support/test-desktop.ts'
import { expect, test as base } from './support/test.ts'

/** With a session bus and keyring that a test may break. */
const test = base.extend<{ bus: StartedService }>({
  bus: async ({}, use) => {
    const bus = await startSessionBus()
    await use(bus)
    await bus.stop()
  },
})

const notice = (page: Page, code: string) => page.locator(`[data-testid="notice"][data-code="${code}"]`)

/** All files of the app as one text. */
function writtenBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')
}

test('the keyring holds password and session, and the settings only say that it does', async ({
  bus,
  launch,
  userData,
  gateway,
  testDesktop,
}) => {
  const app = await launch({ environment: bus.environment })
  await signIn(app, gateway)
  await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
  const entries = await readKeyring({ ...testDesktop.environment, ...bus.environment })
  expect(entries.map(({ account }) => account).sort()).toEqual(['password:profile-1', 'session:profile-1'])
  expect(entries.find(({ account }) => account.startsWith('password'))?.password).toBe(agent.password)
  const session = entries.find(({ account }) => account.startsWith('session'))?.password ?? ''
  expect(session).toContain(gateway.control.guidOf(agent.agentId) ?? 'no guid')
})

test('without a keyring the app starts, shows a notice, and keeps the session in memory', async ({
  launch,
  userData,
  gateway,
}) => {
  const environment = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
  const app = await launch({ environment })
  const { page } = app
  await expect(page.getByTestId('keyring')).toHaveAttribute('data-state', 'absent')
  await expect(page.getByTestId('keyring')).toContainText('The system keyring is not available.')
  await expect(page.getByRole('checkbox')).toBeDisabled()

  await signIn(app, gateway, { isPasswordStored: false })
  await expect(notice(page, 'session-in-memory-only')).toContainText('stays in memory')
  await lookUp(page, '20011')
  expect(readSettingsFile(userData).profiles[0]).toMatchObject({ isPasswordStored: false, isSessionStored: false })
  expect(writtenBelow(userData)).not.toContain(gateway.control.guidOf(agent.agentId) ?? '')
  expect(writtenBelow(userData)).not.toContain(agent.password)
})

test('with a locked keyring the app starts, shows a notice, and keeps the session in memory', async ({
  bus,
  launch,
  gateway,
  testDesktop,
}) => {
  const environment = { ...testDesktop.environment, ...bus.environment }
  await lockKeyring(environment)
  expect(await isKeyringLocked(environment)).toBe(true)
  const app = await launch({ environment: bus.environment })
  const { page } = app
  await expect(page.getByTestId('keyring')).toHaveAttribute('data-state', 'locked')
  await signIn(app, gateway, { isPasswordStored: false })
  await expect(notice(page, 'session-in-memory-only')).toBeVisible()
  await lookUp(page, '20011')
})

test('a stored session in a locked keyring is mentioned, and a password signs in without it', async ({
  bus,
  launch,
  userData,
  gateway,
  testDesktop,
}) => {
  const environment = { ...testDesktop.environment, ...bus.environment }
  const first = await launch({ environment: bus.environment })
  await signIn(first, gateway)
  await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
  await first.kill()
  await lockKeyring(environment)

  const app = await launch({ environment: bus.environment })
  const { page } = app
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'locked')
  await expect(page.getByTestId('session-banner')).toContainText('The system keyring is locked.')
  expect(gateway.requestsOf('login')).toHaveLength(1)
  expect(readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
})

test('a keyring that goes away while the app runs disturbs no lookup', async ({
  bus,
  launch,
  gateway,
  testDesktop,
}) => {
  const app = await launch({ environment: bus.environment })
  await signIn(app, gateway)
  await killKeyring({ ...testDesktop.environment, ...bus.environment })
  await lookUp(app.page, '20011')
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in')
})

test('a profile that is removed while the keyring is locked leaves nothing in it once it opens', async ({
  bus,
  launch,
  userData,
  gateway,
  testDesktop,
}) => {
  const environment = { ...testDesktop.environment, ...bus.environment }
  const app = await launch({ environment: bus.environment })
  const { page } = app
  await signIn(app, gateway)
  await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
  await lockKeyring(environment)
  const removed = await page.evaluate(() => window.agentBar.removeProfile('profile-1'))
  expect(removed).toMatchObject({ ok: false, error: { code: 'keyring-not-cleared' } })
  await expect(notice(page, 'keyring-not-cleared')).toBeVisible()
  expect(readSettingsFile(userData)).toMatchObject({
    profiles: [],
    keyringAccounts: ['password:profile-1', 'session:profile-1'],
  })
  // Nor does it matter that the program ends before that.
  await app.kill()

  await unlockKeyring(environment)
  expect(await readKeyring(environment)).toHaveLength(2)
  await launch({ environment: bus.environment })
  await expect.poll(() => readSettingsFile(userData).keyringAccounts, { timeout: 20_000 }).toEqual([])
  expect(await readKeyring(environment)).toEqual([])
})

test('a password that the keyring stores after the program gave up is found and removed', async ({
  bus,
  launch,
  userData,
  gateway,
  testDesktop,
}) => {
  const environment = { ...testDesktop.environment, ...bus.environment }
  const app = await launch({ environment: bus.environment })
  const { page } = app
  await expect.poll(async () => (await snapshotOf(page)).keyring).toBe('available')
  const pid = await keyringPid(environment)
  process.kill(pid, 'SIGSTOP')
  try {
    await submitSignIn(app, gateway)
    await expect(notice(page, 'password-not-stored')).toBeVisible({ timeout: 15_000 })
    const { profiles, keyringAccounts } = readSettingsFile(userData)
    expect(profiles).toMatchObject([{ isPasswordStored: false }])
    expect(keyringAccounts).toContain('password:profile-1')
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  // What it was asked to store it stores now, and then it is told to remove it.
  await expect
    .poll(() => readSettingsFile(userData).keyringAccounts, { timeout: 20_000 })
    .toEqual(['session:profile-1'])
  expect((await readKeyring(environment)).map(({ account }) => account)).toEqual(['session:profile-1'])
  await lookUp(page, '20011')
})
