import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { agent } from './support/gateway.ts'
import { bannerOf, fieldOf, lookUp } from './support/panel.ts'
import { electronThatObeysModes, makeReadOnly } from './support/read-only-folder.ts'
import { runCli } from './support/run-cli.ts'
import { snapshotOf } from './support/session-probes.ts'
import { writeSettingsFile } from './support/settings-file.ts'
import { signIn } from './support/sign-in.ts'
import { startVirtualDisplay } from './support/test-desktop.ts'
import { expect, test } from './support/test.ts'
import { activeWindow, pressKeys } from './support/x-desktop.ts'

const notice = '[data-code="user-data-unwritable"]'

test('a read-only data folder: the app starts with its settings, says so, and works until it is closed', async ({
  folder,
  launch,
  userData,
  gateway,
  testDesktop,
}) => {
  writeSettingsFile(userData, { theme: 'dark' })
  makeReadOnly(userData)
  const executable = electronThatObeysModes(folder, testDesktop.environment)
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  const environment = { TMPDIR: temporary }
  const app = await launch({ executable, environment })
  const { page } = app
  await expect(page.locator(notice)).toContainText(`${userData}: EACCES`)
  expect((await snapshotOf(page)).settings.theme).toBe('dark')
  await signIn(app, gateway)
  await lookUp(page, '20011')
  await page.evaluate(() => window.agentBar.updateSettings({ theme: 'light' }))
  expect((await snapshotOf(page)).settings.theme).toBe('light')

  // A second start and a command find the running program, which has its files elsewhere.
  const environmentOfCommand = { ...testDesktop.environment, ...environment, ELECTRON_EXEC_PATH: executable }
  const context = { userData, environment: environmentOfCommand }
  expect(await runCli(context, ['--lookup', '20102'])).toMatchObject({ code: 0 })
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  expect(await runCli(context, ['lookup', '20011'])).toMatchObject({ code: 3 })
  expect(await runCli(context, ['session', 'sign-out'])).toMatchObject({ code: 0 })
  await expect(bannerOf(page)).toContainText('signed out')
  expect(readdirSync(userData)).toEqual(['settings.json'])
})

test('a file in the place of the data folder: the app starts, and does not take another folder’s settings', async ({
  launch,
  userData,
}) => {
  writeFileSync(userData, 'a file')
  const { page } = await launch()
  await expect(page.locator(notice)).toContainText(userData)
  expect((await snapshotOf(page)).profiles).toEqual([])
  expect(readFileSync(userData, 'utf8')).toBe('a file')
})

test('a sign-in by a command that cannot be remembered fails, and leaves no session behind', async ({
  folder,
  userData,
  gateway,
  testDesktop,
}) => {
  makeReadOnly(userData)
  const executable = electronThatObeysModes(folder, testDesktop.environment)
  const context = { userData, environment: { ...testDesktop.environment, ELECTRON_EXEC_PATH: executable } }
  const address = ['--gateway', gateway.url, '--ca', gateway.caFile]
  const who = ['--agent', agent.agentId, '--phone', agent.phone]
  const result = await runCli(context, ['session', 'sign-in', ...address, ...who], `${agent.password}\n`)
  expect(result).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('settings-not-saved') as unknown,
  })
  expect(gateway.control.guidOf(agent.agentId)).toBeUndefined()
})

test('no folder to write to at all: the start ends with the reason and the way out, also on the desktop', async ({
  folder,
  userData,
  testDesktop,
}) => {
  makeReadOnly(userData)
  const display = await startVirtualDisplay()
  try {
    const environment = {
      ...testDesktop.environment,
      ...display.environment,
      ELECTRON_EXEC_PATH: electronThatObeysModes(folder, testDesktop.environment),
      // Nor can a temporary folder take its place.
      TMPDIR: userData,
      XDG_RUNTIME_DIR: userData,
    }
    const ended = runCli({ userData, environment }, [])
    await expect.poll(() => activeWindow(environment), { timeout: 15_000 }).not.toBe('')
    await pressKeys(environment, ['Return'])
    const { code, stderr } = await ended
    expect(code).toBe(1)
    expect(stderr).toContain(`AgentBar cannot use its folder ${userData}: EACCES.`)
    expect(stderr).toContain('--user-data-dir')
  } finally {
    await display.stop()
  }
})
