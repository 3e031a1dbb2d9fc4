import type { Page } from '@playwright/test'
import { evaluateInMain } from './support/evaluate-in-main.ts'
import { agent } from './support/gateway.ts'
import {
  isKeyringLocked,
  keyringPid,
  killKeyring,
  lockKeyring,
  removeFromKeyring,
  unlockKeyring,
} from './support/keyring.ts'
import { bannerOf, button, lookUp } from './support/panel.ts'
import type { RunningApp } from './support/running-app.ts'
import { rotateGuidAndWait, currentGuid, snapshotOf, storedSession } from './support/session-probes.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { runCli } from './support/run-cli.ts'
import { startSessionBus } from './support/test-desktop.ts'
import { expect, test as base } from './support/test.ts'

const patiently = { timeout: 20_000 }

/** The environment of a session bus with a keyring for one test. */
const test = base.extend<{ bus: NodeJS.ProcessEnv }>({
  bus: async ({ testDesktop }, use) => {
    const started = await startSessionBus()
    await use({ ...testDesktop.environment, ...started.environment })
    await started.stop()
  },
})

const keyringState = async (page: Page): Promise<string> => (await snapshotOf(page)).keyring

async function untilStored(userData: string): Promise<void> {
  await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored, patiently).toBe(true)
}

/** Quits the app and expects its process to end by itself. */
async function endsByItself(app: RunningApp): Promise<void> {
  const child = app.electron.process()
  const askedAt = Date.now()
  await app.quit()
  await expect.poll(() => child.exitCode ?? child.signalCode, patiently).toBe(0)
  // What a system that logs off waits for at the most.
  expect(Date.now() - askedAt).toBeLessThan(8_000)
}

test('a session in a locked keyring waits, and continues once it is unlocked', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const first = await launch({ environment: bus })
  await signIn(first, gateway)
  await untilStored(userData)
  await first.kill()
  await lockKeyring(bus)

  const app = await launch({ environment: bus })
  const { page } = app
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'locked', patiently)
  const banner = bannerOf(page)
  await expect(banner).toContainText('Your keyring is locked.')
  expect(await runCli({ userData, environment: bus }, ['lookup', '20011', '--json'])).toMatchObject({
    code: 14,
    stdout: '',
    stderr: expect.stringContaining('The keyring is locked.') as unknown,
  })
  await button(banner, 'Ask the keyring again').click()
  await expect(button(banner, 'Ask the keyring again')).toBeEnabled(patiently)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'locked')

  await unlockKeyring(bus)
  await button(banner, 'Ask the keyring again').click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await lookUp(page, '20011')
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test('a keyring that unlocks with the screen lets the session continue by itself', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const first = await launch({ environment: bus })
  await signIn(first, gateway)
  await untilStored(userData)
  await first.kill()
  await lockKeyring(bus)
  const app = await launch({ environment: bus })
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'locked', patiently)
  // After the read of the keyring at every start.
  await expect.poll(() => evaluateInMain(app, () => process.uptime()), patiently).toBeGreaterThan(5)
  await unlockKeyring(bus)
  await app.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('unlock-screen'))
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in', patiently)
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test.describe('a keyring that is locked while the program runs', () => {
  test.use({ gatewayOptions: { mode: 'dynamic' } })

  test('disturbs no lookup, and gets the newest Guid when it is unlocked', async ({
    bus,
    launch,
    userData,
    gateway,
  }) => {
    const app = await launch({ environment: bus })
    const { page } = app
    await signIn(app, gateway)
    await untilStored(userData)
    await gateway.control.waitForHeldPoll(agent.agentId)
    await lockKeyring(bus)
    expect(await isKeyringLocked(bus)).toBe(true)
    const guid = await rotateGuidAndWait(gateway)
    await expect(page.locator('[data-code="session-in-memory-only"]')).toBeVisible(patiently)
    await expect.poll(() => keyringState(page)).toBe('locked')
    await lookUp(page, '20011')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')

    await unlockKeyring(bus)
    expect(await storedSession(bus)).not.toContain(guid)
    await page.evaluate(() => window.agentBar.probeKeyring())
    await expect.poll(() => storedSession(bus), patiently).toContain(guid)
    expect((await runCli({ userData, environment: bus }, ['lookup', '20011', '--json'])).code).toBe(0)
  })
})

test('a keyring that dies while the program runs disturbs no lookup, and the program quits', async ({
  bus,
  launch,
  gateway,
  userData,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  await killKeyring(bus)
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.probeKeyring())
  await expect.poll(() => keyringState(page), patiently).not.toBe('available')
  await lookUp(page, '20102')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await endsByItself(app)
})

test('a replaced keyring is reported to have lost the session, which is not taken for signed out', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const first = await launch({ environment: bus })
  await signIn(first, gateway)
  await untilStored(userData)
  await first.kill()
  for (const account of ['session:profile-1', 'password:profile-1']) await removeFromKeyring(bus, account)

  const command = await runCli({ userData, environment: bus }, ['lookup', '20011'])
  expect(command).toMatchObject({
    code: 14,
    stderr: expect.stringContaining('The keyring no longer holds what was stored.') as unknown,
  })
  const app = await launch({ environment: bus })
  const banner = bannerOf(app.page)
  await expect(banner).toContainText('The keyring no longer holds what was stored.', patiently)
  await expect(banner).toContainText('Sign in once with your password')
  expect(gateway.requestsOf('login')).toHaveLength(1)

  // The gateway still has the session that was lost here.
  gateway.control.forceSignOut(agent.agentId, false)
  await button(banner, 'Sign in again').click()
  await signIn(app, gateway)
  await expect.poll(() => storedSession(bus), patiently).toContain(currentGuid(gateway))
})

test('a keyring that hangs does not slow the panel down or keep the program from ending', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const app = await launch({ environment: bus })
  const { page } = app
  await signIn(app, gateway)
  await untilStored(userData)
  const pid = await keyringPid(bus)
  process.kill(pid, 'SIGSTOP')
  try {
    const asked = page.evaluate(() => window.agentBar.probeKeyring())
    await lookUp(page, '20011')
    await expect.poll(() => keyringState(page), patiently).toBe('not-answering')
    await asked
    await lookUp(page, '20102')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    await page.getByRole('button', { name: 'Settings' }).click()
    await expect(page.getByTestId('keyring-state')).toHaveAttribute('data-state', 'not-answering')
    await endsByItself(app)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
})

test('a keyring that hangs at the start holds nothing up, and a password signs in without it', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const first = await launch({ environment: bus })
  await signIn(first, gateway)
  await untilStored(userData)
  await first.kill()
  const pid = await keyringPid(bus)
  process.kill(pid, 'SIGSTOP')
  try {
    const app = await launch({ environment: bus })
    const { page } = app
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'locked', patiently)
    await expect(bannerOf(page)).toContainText('Your keyring does not answer.')
    const command = await runCli({ userData, environment: bus }, ['lookup', '20011'])
    expect(command).toMatchObject({ code: 14, stdout: '' })
    expect(command.stderr).toContain('The keyring does not answer.')
    // The gateway still has the session that cannot be read.
    gateway.control.forceSignOut(agent.agentId, false)
    await button(bannerOf(page), 'Sign in anew').click()
    await signIn(app, gateway, { isPasswordStored: false })
    await lookUp(page, '20011')
    await endsByItself(app)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
})

test('without a keyring a second process says that only the panel is signed in, and the panel continues', async ({
  launch,
  command,
  gateway,
}) => {
  const app = await launch({ environment: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } })
  await signIn(app, gateway, { isPasswordStored: false })
  const second = await command(['lookup', '20011'])
  expect(second).toMatchObject({ code: 3, stdout: '' })
  expect(second.stderr).toContain('Only the running panel is signed in')
  await lookUp(app.page, '20011')
})
