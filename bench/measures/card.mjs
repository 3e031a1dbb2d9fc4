/* global window, document, MutationObserver, requestAnimationFrame -- used in the page */
import { readFileSync } from 'node:fs'
import { Pool } from 'undici'
import { attach, debuggingFlag, devToolsAddress } from '../../scripts/package/attach-to-app.mjs'
import { launch } from '../launch.mjs'
import { percentile } from '../statistics.mjs'

const WARM_UPS = 30
const LOOKUPS = 300
const FRAME_MS = 1_000 / 60
/** Consecutive lookups are for different colleagues, so that the whole card is drawn again. */
const WORKNOS = ['20011', '20101', '20102', '20104', '20106', '20108']

/**
 * Measures from the Enter key to the colleague's card in the page, and to the end of the frame that
 * paints it, compared with a bare request to the same gateway. Each number is typed by keys over
 * the one before, which the panel has selected. A bare request follows each lookup: with pauses, as
 * a person makes them, a gateway takes several times as long as without.
 * @param earlier the results of `ipc` of the same run.
 */
export async function measureCard({ app, signInFile }, earlier) {
  const running = launch(app, [debuggingFlag])
  const { page, detach } = await attach(await devToolsAddress(running.child))
  await page.getByTestId('session').and(page.locator('[data-state="signed-in"]')).waitFor()
  await page.evaluate(watchLookups)
  const box = page.getByRole('combobox')
  await box.focus()
  const gateway = connectGateway(signInFile)
  const samples = []
  const requests = []
  for (let run = -WARM_UPS; run < LOOKUPS; run += 1) {
    const workno = WORKNOS.at(run % WORKNOS.length)
    await page.keyboard.type(workno)
    await expectTyped(box, workno)
    // A person presses Enter after the last digit is drawn. Its frame must not be counted.
    await page.evaluate(drawnFrame)
    const shown = page.evaluate((wanted) => window.cardOf(wanted), workno)
    await page.keyboard.press('Enter')
    const sample = await shown
    const requestMs = await gateway.ask()
    if (run < 0) continue
    samples.push(sample)
    requests.push(requestMs)
  }
  await gateway.close()
  await detach()
  await running.kill()

  const floorOf = (name, what) => earlier.find((result) => result.name === name && result.what === what).floor
  const request = percentile(requests, 0.5)
  const callAndRequest = floorOf('ipc', 'p50') + request
  const cards = samples.map(({ cardMs }) => cardMs)
  const paints = samples.map(({ cardMs, frameMs }) => frameMs - cardMs)
  const common = { name: 'card', unit: 'ms' }
  return [
    {
      ...common,
      what: 'Enter to card p50',
      value: percentile(cards, 0.5),
      floor: callAndRequest,
      note: `${LOOKUPS} lookups`,
    },
    { ...common, what: '· above the gateway p50', value: percentile(cards, 0.5) - request, goal: 5 },
    { ...common, what: '· above the gateway p95', value: percentile(cards, 0.95) - request, goal: 12 },
    { ...common, what: '· then painted p50', value: percentile(paints, 0.5), goal: FRAME_MS },
    { ...common, what: '· then painted p95', value: percentile(paints, 0.95), goal: FRAME_MS },
  ]
}

/** Fails unless the first key has replaced the number before. */
async function expectTyped(box, workno) {
  const typed = await box.inputValue()
  if (typed !== workno) throw new Error(`typed ${workno}, but the box has ${typed}`)
}

/**
 * Opens a keep-alive connection.
 * @returns `ask`, which measures one request; and `close`. The request has no Guid, so the gateway
 * refuses it, which takes as long as an answer from memory.
 */
function connectGateway(signInFile) {
  const { gateway, certificatePem } = JSON.parse(readFileSync(signInFile, 'utf8'))
  const pool = new Pool(gateway, { connections: 1, keepAliveTimeout: 60_000, connect: { ca: certificatePem } })
  const path = '/agentgateway/resource/agentgroup/20010/agentbyworkno/20011'
  return {
    close: () => pool.close(),
    async ask() {
      const startedAt = performance.now()
      const { statusCode, body } = await pool.request({ path, method: 'GET' })
      await body.dump()
      if (statusCode !== 200) throw new Error(`bare request: ${statusCode}`)
      return performance.now() - startedAt
    },
  }
}

/** Runs in the page. Resolves when all changes so far are drawn. */
const drawnFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))
  })

/**
 * Runs in the page. Adds `cardOf`, which waits for the card of a number and measures the time since
 * Enter.
 */
function watchLookups() {
  let enteredAt = 0
  window.addEventListener('keydown', (event) => event.key === 'Enter' && (enteredAt = event.timeStamp), true)
  const isShown = (workno) =>
    document.querySelector('[data-testid="card"] [data-field="workno"]')?.textContent === workno
  window.cardOf = (workno) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isShown(workno)) return
        const cardMs = performance.now() - enteredAt
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          // The first task after a frame's callbacks runs when the frame is done.
          port1.onmessage = () => resolve({ cardMs, frameMs: performance.now() - enteredAt })
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
}
