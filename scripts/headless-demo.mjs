import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectFolder } from './setup/folders.mjs'
import { onExit } from './setup/cleanup.mjs'
import { step, StepFailure } from './setup/steps.mjs'
import { startVirtualDisplay } from './setup/virtual-display.mjs'
import { startDemoGateway } from './start/demo-gateway.mjs'
import { cardLines, missingFields, cardFields } from './start/card-text.mjs'

const ANSWER_TIMEOUT_MS = 30_000
const hint = 'output/headless-demo.log has the output of the app; `npm test -- e2e` checks the panel in parts.'

/**
 * What `npm start` does without a display: starts the app and the simulator on a virtual display,
 * looks the suggested colleague up in the panel, prints the card and saves a screenshot.
 * @returns exit code 0. @throws StepFailure when the panel does not show the card.
 */
export async function runHeadlessDemo() {
  const screenshot = path.join(projectFolder, 'output', 'panel.png')
  mkdirSync(path.dirname(screenshot), { recursive: true })
  const answer = await step('Looking a colleague up on a virtual display, against the simulator', async () => {
    const display = await startVirtualDisplay()
    const gateway = await startDemoGateway()
    const { workno } = JSON.parse(readFileSync(gateway.profileFile, 'utf8')).suggestedColleague
    const app = await launch(display.environment, gateway.profileFile)
    const found = await lookUp(workno, await app.firstWindow({ timeout: ANSWER_TIMEOUT_MS }), screenshot)
    await app.close()
    return found
  })
  process.stdout.write(`${cardLines(answer).join('\n')}\nScreenshot: ${path.relative(process.cwd(), screenshot)}\n`)
  return 0
}

async function launch(displayEnvironment, profileFile) {
  const { _electron } = await import('@playwright/test')
  const userData = mkdtempSync(path.join(tmpdir(), 'agentbar-headless-demo-'))
  onExit(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }))
  const flags = ['--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`]
  const app = await _electron.launch({
    args: [...flags, projectFolder, `--demo-profile=${profileFile}`],
    env: { ...process.env, ...displayEnvironment },
    cwd: projectFolder,
  })
  onExit(() => app.close())
  const log = createWriteStream(path.join(projectFolder, 'output', 'headless-demo.log'))
  app.process().stdout.pipe(log, { end: false })
  app.process().stderr.pipe(log, { end: false })
  app.process().once('close', () => log.end())
  return app
}

async function lookUp(workno, panel, screenshot) {
  const card = panel.getByTestId('card')
  const refusal = panel.getByTestId('error')
  try {
    const search = panel.getByRole('combobox')
    await search.fill(workno, { timeout: ANSWER_TIMEOUT_MS })
    await search.press('Enter')
    await card.or(refusal).first().waitFor({ timeout: ANSWER_TIMEOUT_MS })
  } catch (error) {
    await panel.screenshot({ path: screenshot }).catch(() => {})
    throw new StepFailure('The panel did not show a card.', { output: error.message, hint })
  }
  // Wait until the window has the height of its content.
  await panel.waitForFunction(() => {
    const content = document.querySelector('main')
    return content.scrollHeight <= content.clientHeight || window.innerHeight >= 560
  })
  await panel.screenshot({ path: screenshot })
  if (await refusal.isVisible()) {
    throw new StepFailure(`The panel shows an error for ${workno}.`, { output: await refusal.innerText(), hint })
  }
  // The closed card shortens a long list of skills.
  await openDetails(card)
  const answer = await readFields(card)
  const missing = missingFields(answer)
  if (missing.length === 0) return answer
  throw new StepFailure(`The card for ${workno} lacks: ${missing.join(', ')}.`, {
    output: await card.innerText(),
    hint,
  })
}

async function openDetails(card) {
  const toggle = card.getByTestId('details-toggle')
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
}

async function readFields(card) {
  const answer = {}
  for (const { field } of cardFields) {
    const texts = await card.locator(`[data-field="${field}"]`).allInnerTexts()
    answer[field] = texts.join('\n')
  }
  return answer
}
