import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldOf, lookUp } from './support/panel.ts'
import { runCli } from './support/run-cli.ts'
import { readLog } from './support/running-app.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('an error that nobody caught is logged without secrets, told by its number, and the session lives', async ({
  launch,
  gateway,
  folder,
}) => {
  // A folder of its own: elsewhere no log may have a line about an error.
  const userData = join(folder, 'with-errors')
  const app = await launch({ userData })
  await signIn(app, gateway)
  const { page, electron } = app
  await electron.evaluate(() => {
    setImmediate(() => {
      throw new Error('thrown in a callback, password=canary')
    })
    void Promise.reject(new Error('rejected, Guid: canary.AgentGateway0'))
  })
  const notice = page.locator('[data-testid="notice"][data-code="unexpected-error"]')
  await expect(notice).toHaveCount(1)
  await expect.poll(() => readLog(userData).match(/uncaught error/g)?.length).toBe(2)
  const log = readLog(userData)
  expect(log).toContain('thrown in a callback')
  expect(log).not.toContain('canary')
  const number = await notice.locator('.detail').innerText()
  expect(number).toMatch(/^[0-9a-f]{8}$/)
  expect(log).toContain(number)
  await expect(page.locator('body')).not.toContainText('thrown in a callback')

  const polls = gateway.requestsOf('getAgentEvent').length
  await lookUp(page, '20011')
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
  await expect.poll(() => gateway.requestsOf('getAgentEvent').length, { timeout: 15_000 }).toBeGreaterThan(polls)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')

  await notice.getByRole('button').click()
  await expect(notice).toHaveCount(0)
})

test('an error that nobody caught ends a command with one line and its exit code, and opens no window', async ({
  folder,
  testDesktop: { environment },
}) => {
  const preloadScript = join(folder, 'throw.cjs')
  writeFileSync(
    preloadScript,
    `require('electron').app.whenReady().then(() => setImmediate(() => {
      throw new Error('thrown in a callback, password=canary')
    }))`,
  )
  const outcome = await runCli({ userData: join(folder, 'user-data'), environment, preloadScript }, ['lookup', '20011'])
  expect(outcome.stderr).toMatch(/^agentbar: thrown in a callback, password=<redacted> \[internal · [0-9a-f]{8}\]\n$/)
  expect({ stdout: outcome.stdout, code: outcome.code }).toEqual({ stdout: '', code: 1 })
})
