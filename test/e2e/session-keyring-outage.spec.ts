import { agent } from './support/gateway.ts'
import { keyringPid, killKeyring } from './support/keyring.ts'
import { openSettings } from './support/open-settings.ts'
import { bannerOf, button, lookUp } from './support/panel.ts'
import { runCli } from './support/run-cli.ts'
import type { RunningApp } from './support/running-app.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect } from './support/test.ts'
import { keyringState, patiently, test, untilStored } from './support/test-with-keyring.ts'

/** Quits the app and expects its process to end by itself. */
async function endsByItself(app: RunningApp): Promise<void> {
  const child = app.electron.process()
  const askedAt = Date.now()
  await app.quit()
  await expect.poll(() => child.exitCode ?? child.signalCode, patiently).toBe(0)
  // What a system that logs off waits for at the most.
  expect(Date.now() - askedAt).toBeLessThan(8_000)
}

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
    await openSettings(page, 'administration')
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
    await expect(bannerOf(page)).toContainText('The system keyring does not answer.')
    const command = await runCli({ userData, environment: bus }, ['lookup', '20011'])
    expect(command).toMatchObject({ code: 14, stdout: '' })
    expect(command.stderr).toContain('The system keyring does not answer.')
    // The gateway still has the session that cannot be read.
    gateway.control.forceSignOut(agent.agentId, false)
    await button(bannerOf(page), 'Sign in again').click()
    await signIn(app, gateway, { isPasswordStored: false })
    await lookUp(page, '20011')
    await endsByItself(app)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
})
