import { join } from 'node:path'
import { agent } from './support/gateway.ts'
import { readLog } from './support/running-app.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

test('a page that crashes whenever it loads is given up after a few tries, told of, and comes back on request', async ({
  launch,
  gateway,
  folder,
}) => {
  // A folder of its own: elsewhere no log may have a line about an error.
  const userData = join(folder, 'with-crashes')
  const app = await launch({ userData })
  await signIn(app, gateway)
  const { electron } = app
  await electron.evaluate(({ BrowserWindow, dialog }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const crash = () => contents?.forcefullyCrashRenderer()
    const loads: number[] = []
    const asked: unknown[] = []
    let answer: (response: number) => void = () => undefined
    contents?.on('did-finish-load', crash)
    contents?.on('did-start-loading', () => loads.push(Date.now()))
    dialog.showMessageBox = (options: unknown) => {
      asked.push(options)
      return new Promise((resolve) => (answer = (response) => resolve({ response, checkboxChecked: false })))
    }
    const tryAgain = (): void => {
      contents?.off('did-finish-load', crash)
      answer(0)
    }
    Object.assign(globalThis, { crashes: { loads, asked, tryAgain } })
    crash()
  })
  const seen = () =>
    electron.evaluate(() => {
      const { loads, asked } = Reflect.get(globalThis, 'crashes') as { loads: number[]; asked: unknown[] }
      return { loads: loads.length, asked }
    })
  await expect.poll(async () => (await seen()).asked.length, { timeout: 30_000 }).toBe(1)
  const { loads, asked } = await seen()
  expect(loads).toBe(4)
  expect(asked[0]).toMatchObject({
    message: 'The panel cannot be shown.',
    detail: expect.stringContaining(join(userData, 'logs')) as unknown,
    buttons: ['Try again', 'Open the log', 'Quit AgentBar'],
  })
  expect(readLog(userData)).toContain('page process gone')
  // The session is main's, and goes on without a page.
  expect(gateway.control.guidOf(agent.agentId)).toBeDefined()

  await electron.evaluate(() => {
    const { tryAgain } = Reflect.get(globalThis, 'crashes') as { tryAgain: () => void }
    tryAgain()
  })
  const text = () =>
    electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents?.isCrashed() ? '' : String(await contents?.executeJavaScript('document.body.innerText'))
    })
  await expect.poll(text).toContain(agent.agentId)
})
