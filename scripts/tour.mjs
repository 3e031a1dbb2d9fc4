import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectFolder } from './setup/folders.mjs'
import { onExit } from './setup/cleanup.mjs'
import { step, StepFailure } from './setup/steps.mjs'
import { startVirtualDisplay } from './setup/virtual-display.mjs'
import { startDemoGateway } from './start/demo-gateway.mjs'
import { answerLines, missingFields, tourFields } from './start/tour-answer.mjs'

const WORKNO = '20011'
const ANSWER_TIMEOUT_MS = 30_000
const hint = 'output/tour.log has what the app said; `npm test -- e2e` checks the panel part by part.'

/**
 * Shows without a screen that the app works: starts it against the simulator on a virtual display, looks a colleague
 * up by hand of the panel, prints the answer on standard output and leaves a screenshot.
 * @returns exit code 0; throws a `StepFailure` when the panel does not come to its answer.
 */
export async function runTour() {
  const screenshot = path.join(projectFolder, 'output', 'panel.png')
  mkdirSync(path.dirname(screenshot), { recursive: true })
  const answer = await step(`Looking ${WORKNO} up on a virtual display, against the simulator`, async () => {
    const display = await startVirtualDisplay()
    const gateway = await startDemoGateway()
    const app = await launch(display.environment, gateway.profileFile)
    const found = await lookUp(await app.firstWindow({ timeout: ANSWER_TIMEOUT_MS }), screenshot)
    await app.close()
    return found
  })
  process.stdout.write(`${answerLines(answer).join('\n')}\nScreenshot: ${path.relative(process.cwd(), screenshot)}\n`)
  return 0
}

async function launch(displayEnvironment, profileFile) {
  const { _electron } = await import('@playwright/test')
  const userData = mkdtempSync(path.join(tmpdir(), 'agentbar-tour-'))
  onExit(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }))
  const flags = ['--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`]
  const app = await _electron.launch({
    args: [...flags, projectFolder, `--demo-profile=${profileFile}`],
    env: { ...process.env, ...displayEnvironment },
    cwd: projectFolder,
  })
  onExit(() => app.close())
  const log = createWriteStream(path.join(projectFolder, 'output', 'tour.log'))
  app.process().stdout.pipe(log, { end: false })
  app.process().stderr.pipe(log, { end: false })
  app.process().once('close', () => log.end())
  return app
}

async function lookUp(panel, screenshot) {
  const card = panel.getByTestId('card')
  const refusal = panel.getByTestId('error')
  try {
    const search = panel.getByRole('combobox')
    await search.fill(WORKNO, { timeout: ANSWER_TIMEOUT_MS })
    await search.press('Enter')
    await card.or(refusal).first().waitFor({ timeout: ANSWER_TIMEOUT_MS })
  } catch (error) {
    await panel.screenshot({ path: screenshot }).catch(() => {})
    throw new StepFailure('The panel did not come to an answer.', { output: error.message, hint })
  }
  // The window follows the height of its content.
  await panel.waitForFunction(() => {
    const content = document.querySelector('main')
    return content.scrollHeight <= content.clientHeight || window.innerHeight >= 560
  })
  await panel.screenshot({ path: screenshot })
  if (await refusal.isVisible()) {
    throw new StepFailure(`The panel shows an error for ${WORKNO}.`, { output: await refusal.innerText(), hint })
  }
  await openDetails(card) // The glance above folds a long list of skills.
  const answer = await readFields(card)
  const missing = missingFields(answer)
  if (missing.length === 0) return answer
  throw new StepFailure(`The card for ${WORKNO} lacks: ${missing.join(', ')}.`, {
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
  for (const { field } of tourFields) {
    const texts = await card.locator(`[data-field="${field}"]`).allInnerTexts()
    answer[field] = texts.join('\n')
  }
  return answer
}
