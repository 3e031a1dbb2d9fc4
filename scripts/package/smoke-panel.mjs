import path from 'node:path'
import { runQuietly, startChild } from '../setup/child-process.mjs'
import { StepFailure } from '../setup/steps.mjs'
import { attach, debuggingFlag, devToolsAddress } from './attach-to-app.mjs'
import { processTree, statusField } from './process-tree.mjs'

const START_TIMEOUT_MS = 30_000
const QUIT_TIMEOUT_MS = 15_000
const KEY_TIMEOUT_MS = 10_000
/** In /proc/<pid>/status: system calls go through a filter. */
const FILTERED = '2'

/**
 * Looks a colleague up in the packed app's panel, checks that the page is in Chromium's sandbox,
 * takes a screenshot, and closes the panel, which must end the app with code 0.
 */
export async function tryPanel({ executable, environment, folder, profileFile, screenshot, workno, tell }) {
  const app = startChild(
    executable,
    [
      '--disable-gpu',
      debuggingFlag,
      `--user-data-dir=${path.join(folder, 'demo-data')}`,
      `--demo-profile=${profileFile}`,
    ],
    { env: environment, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], killAfterMs: QUIT_TIMEOUT_MS },
  )
  let complaints = ''
  app.process.stderr.setEncoding('utf8').on('data', (text) => (complaints = `${complaints}${text}`.slice(-10_000)))
  const address = await devToolsAddress(app)
  if (address === undefined) throw new StepFailure('The packed app did not start.', { output: complaints })

  const { page, detach } = await attach(address)
  await page.getByRole('combobox').fill(workno, { timeout: START_TIMEOUT_MS })
  await page.getByRole('combobox').press('Enter')
  const card = page.getByTestId('card')
  await card.waitFor({ timeout: START_TIMEOUT_MS })
  const shown = (field) => card.locator(`[data-field="${field}"]`).innerText()
  if ((await shown('workno')) !== workno) throw new StepFailure('The card shows another number than was asked for.')
  tell(`the panel shows ${await shown('name')} (${workno}): ${await shown('availability')}, ${await shown('phone')}`)
  await page.screenshot({ path: screenshot })

  if (process.platform === 'linux') {
    tell(sandboxOf(app.process.pid))
    tell(await tryDevToolsKey({ page, address, environment }))
  }
  const isClosing = page.waitForEvent('close')
  await page.evaluate(() => window.close())
  await isClosing
  await detach()
  const { code } = await app.ended
  if (code !== 0) throw new StepFailure(`The packed app ended with ${code}.`, { output: complaints })
  tell('closing the panel signs out and ends the app')
}

/**
 * Presses F12 as a keyboard does. The page gets the key only when main has not taken it, to open
 * DevTools.
 */
async function tryDevToolsKey({ page, address, environment }) {
  await page.evaluate(() => window.addEventListener('keydown', ({ key }) => (window.lastKey = key)))
  const keys = ['search', '--onlyvisible', '--name', '^AgentBar$', 'windowactivate', '--sync', 'key', 'F12']
  const { code, output } = await runQuietly('xdotool', keys, { env: environment })
  if (code !== 0) throw new StepFailure('F12 could not be pressed (xdotool failed).', { output })
  try {
    await page.waitForFunction(() => window.lastKey === 'F12', undefined, { timeout: KEY_TIMEOUT_MS })
  } catch {
    throw new StepFailure('F12 did not come to the page: the packed app takes it for something else.')
  }
  const targets = await (await fetch(`http://${new URL(address).host}/json/list`)).json()
  if (targets.some(({ url }) => url.startsWith('devtools:'))) throw new StepFailure('F12 has opened DevTools.')
  return 'F12 opens nothing: the packed app has no DevTools'
}

/**
 * @throws StepFailure unless all page processes have a system call filter and the sandbox is on.
 */
function sandboxOf(appPid) {
  const processes = processTree(appPid)
  const pages = processes.filter(({ args }) => args.includes('--type=renderer'))
  const unfiltered = pages.filter(({ pid }) => statusField(pid, 'Seccomp') !== FILTERED)
  const isOff = processes.some(({ args }) => args.includes('--no-sandbox'))
  if (pages.length === 0 || unfiltered.length > 0 || isOff) {
    throw new StepFailure('The page is not in the sandbox.', {
      output: processes.map(({ pid, args }) => `${pid} seccomp ${statusField(pid, 'Seccomp')} ${args}`).join('\n'),
    })
  }
  return `the sandbox is on: system call filter in each of ${pages.length} page process, user id ${process.getuid()}`
}
