import { evaluateInMain } from './support/evaluate-in-main.ts'
import { agent } from './support/gateway.ts'
import { isKeyringLocked, lockKeyring, removeFromKeyring, unlockKeyring } from './support/keyring.ts'
import { bannerOf, button, lookUp } from './support/panel.ts'
import { runCli } from './support/run-cli.ts'
import type { RunningApp } from './support/running-app.ts'
import { rotateGuidAndWait, currentGuid, storedSession } from './support/session-probes.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect } from './support/test.ts'
import { keyringState, patiently, test, untilStored } from './support/test-with-keyring.ts'

/** Resolves when the read of the keyring that follows every start is over. */
async function untilReadAfterStart(app: RunningApp): Promise<void> {
  await expect.poll(() => evaluateInMain(app, () => process.uptime()), patiently).toBeGreaterThan(5)
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
  await expect(banner).toContainText('The system keyring is locked.')
  expect(await runCli({ userData, environment: bus }, ['lookup', '20011', '--json'])).toMatchObject({
    code: 14,
    stdout: '',
    stderr: expect.stringContaining('The system keyring is locked.') as unknown,
  })
  await untilReadAfterStart(app)
  await button(banner, 'Check again').click()
  await expect(button(banner, 'Check again')).toBeEnabled(patiently)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'locked')

  await unlockKeyring(bus)
  // At once or not at all: on a slow machine the read after the start may still come first.
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-action="probe-keyring"]')?.click())
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
  await untilReadAfterStart(app)
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
    stderr: expect.stringContaining('The system keyring no longer holds what was stored.') as unknown,
  })
  const app = await launch({ environment: bus })
  const banner = bannerOf(app.page)
  await expect(banner).toContainText('The system keyring no longer holds what was stored.', patiently)
  await expect(banner).toContainText('Your password is stored again once you have entered it.')
  expect(gateway.requestsOf('login')).toHaveLength(1)

  // The gateway still has the session that was lost here.
  gateway.control.forceSignOut(agent.agentId, false)
  await button(banner, 'Sign in again').click()
  await signIn(app, gateway)
  await expect.poll(() => storedSession(bus), patiently).toContain(currentGuid(gateway))
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
