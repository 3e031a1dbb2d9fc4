import type { Page } from '@playwright/test'
import type { Simulator } from '../../simulator/simulator.ts'
import { agent } from './support/gateway.ts'
import { askInVain, bannerOf, button, card, fieldOf, lookUp } from './support/panel.ts'
import { listenAndResetConnections, restartGateway } from './support/restart-gateway.ts'
import type { RunningApp } from './support/running-app.ts'
import { forbiddenRequests, snapshotOf } from './support/session-probes.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

/** The longest step of the back-off is 30 s. A busy machine takes longer. */
const recovery = { timeout: 60_000 }

/** With gateways that replace another and are stopped after the test. */
const test = base.extend<{ successors: Simulator[] }>({
  successors: async ({}, use) => {
    const successors: Simulator[] = []
    await use(successors)
    for (const successor of successors) await successor.stop()
  },
})

/** Records every wait that the page shows. One attempt follows each wait. */
async function rememberWaits(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const waits = new Set<number>()
    Object.assign(window, { waits })
    window.agentBar.on('snapshotChanged', ({ session }) => {
      if (session.state === 'recovering' && session.retryAt !== null) waits.add(session.retryAt)
    })
  })
  return () => page.evaluate(() => (window as unknown as { waits: Set<number> }).waits.size)
}

const emitPower = ({ electron }: RunningApp, event: 'suspend' | 'resume' | 'unlock-screen'): Promise<void> =>
  electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name as 'suspend'), event)

test('a gateway that is down for 30 seconds gets one request per step, and the session continues', async ({
  signedIn: { page },
  gateway,
}) => {
  // The outage of 30 s, and then a step of up to 30 s.
  test.setTimeout(120_000)
  await lookUp(page, '20011')
  const waitsSoFar = await rememberWaits(page)
  const outageMs = 30_000
  await gateway.control.goDown()
  const dead = await listenAndResetConnections(gateway.port)
  const downSince = Date.now()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering')
  await expect(bannerOf(page)).toContainText('The gateway cannot be reached.')
  await expect.poll(() => Date.now() - downSince, { timeout: outageMs + 10_000 }).toBeGreaterThanOrEqual(outageMs)
  await dead.stop()
  const waits = await waitsSoFar()
  await gateway.control.comeBack()

  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', recovery)
  await lookUp(page, '20102')
  // The first attempt may precede the first wait, when the broken poll was sent again.
  expect(dead.connectionsAt.length).toBeGreaterThan(1)
  expect(dead.connectionsAt.length).toBeLessThanOrEqual(waits + 1)
  const gaps = dead.connectionsAt.slice(1).map((at, index) => at - (dead.connectionsAt[index] ?? at))
  // The shortest wait is 500 ms, less some time until a connection is noticed here.
  expect(Math.min(...gaps)).toBeGreaterThan(250)
  expect(gateway.requestsOf('login')).toHaveLength(1)
  expect(forbiddenRequests(gateway)).toEqual([])
})

test('"Try now" ends the wait of a recovery', async ({ signedIn: { page }, gateway }) => {
  await gateway.control.goDown()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering')
  // So late in the back-off that only the button can have ended the wait.
  await expect
    .poll(
      async () => {
        const { session } = await snapshotOf(page)
        return session.state === 'recovering' && session.retryAt !== null ? session.retryAt - Date.now() : 0
      },
      { timeout: 90_000, intervals: [50] },
    )
    .toBeGreaterThan(4_000)
  const { session } = await snapshotOf(page)
  const dueAt = session.state === 'recovering' ? (session.retryAt ?? 0) : 0
  await gateway.control.comeBack()
  await button(bannerOf(page), 'Try now').click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  expect(Date.now()).toBeLessThan(dueAt)
})

test('a gateway that has forgotten all sessions is signed in to once, with the stored password', async ({
  signedIn: { page },
  gateway,
  successors,
}) => {
  const successor = await restartGateway(gateway)
  successors.push(successor)
  await expect.poll(() => successor.requests.filter(({ name }) => name === 'login').length, recovery).toBe(1)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20011')
  expect(successor.requests.filter(({ name }) => name === 'login')).toHaveLength(1)
  expect(forbiddenRequests(successor)).toEqual([])
})

test('without a stored password the session is lost, with time and reason, and nobody signs in', async ({
  launch,
  gateway,
  successors,
}) => {
  const app = await launch()
  await signIn(app, gateway, { isPasswordStored: false })
  const successor = await restartGateway(gateway)
  successors.push(successor)
  const { page } = app
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', recovery)
  await expect(bannerOf(page)).toContainText(/signed you out at \d{1,2}:\d{2}.*because it no longer knows your session/)
  expect(successor.requests.filter(({ name }) => name === 'login')).toEqual([])

  const sentSoFar = successor.requests.length
  await askInVain(page, '20011')
  expect(successor.requests).toHaveLength(sentSoFar)
})

for (const [retcode, what] of [
  ['000-004', 'a switch-over'],
  ['105-002', 'a recovery under way'],
] as const)
  test(`${what} (${retcode}) is waited for without another sign-in`, async ({ signedIn: { page }, gateway }) => {
    gateway.control.faults.add({ on: 'agentevent/*', fault: 'retcode', retcode, times: 1 })
    gateway.control.faults.add({ on: 'onlineagent/*/agentstatus', fault: 'retcode', retcode, times: 2 })
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering', recovery)
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', recovery)
    await lookUp(page, '20011')
    expect(gateway.requestsOf('login')).toHaveLength(1)
  })

for (const retcode of ['105-005', '105-006', '105-007'])
  test(`a gateway that wants a new sign-in (${retcode}) gets one`, async ({ signedIn: { page }, gateway }) => {
    // The gateway has ended the session when it says so.
    gateway.control.faults.add({ on: 'agentevent/*', fault: 'forced-sign-out' })
    gateway.control.faults.add({ on: 'agentevent/*', fault: 'retcode', retcode })
    await expect.poll(() => gateway.requestsOf('login').length, recovery).toBe(2)
    expect(gateway.requestsOf('getAgentEvent').map((poll) => poll.retcode)).toContain(retcode)
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
    await lookUp(page, '20011')
    expect(gateway.requestsOf('forceLogin')).toEqual([])
  })

test('nothing is sent during sleep, and on waking the session is checked first', async ({ signedIn, gateway }) => {
  const { page } = signedIn
  await lookUp(page, '20011')
  await gateway.control.waitForHeldPoll(agent.agentId)
  await emitPower(signedIn, 'suspend')
  await expect.poll(async () => (await snapshotOf(page)).sleptAt).not.toBeNull()
  // We aborted the poll: the gateway sees its connection close.
  await expect.poll(() => gateway.requests.filter(({ outcome }) => outcome === 'pending')).toEqual([])
  const before = gateway.requests.length
  const asleepSince = Date.now()
  // Longer than the pause between polls plus one hold.
  await expect.poll(() => Date.now() - asleepSince, { timeout: 10_000 }).toBeGreaterThan(3_000)
  expect(gateway.requests).toHaveLength(before)

  await emitPower(signedIn, 'resume')
  await expect.poll(() => gateway.requests.length).toBeGreaterThan(before + 1)
  expect(gateway.requests.slice(before).map(({ name }) => name)[0]).toBe('getAgentStatus')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await gateway.control.waitForHeldPoll(agent.agentId)
  await lookUp(page, '20102')
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test('a machine that reports sleep but not waking counts as awake when its screen is unlocked', async ({
  signedIn,
  gateway,
}) => {
  await emitPower(signedIn, 'suspend')
  await expect.poll(() => gateway.requests.filter(({ outcome }) => outcome === 'pending')).toEqual([])
  await emitPower(signedIn, 'unlock-screen')
  await gateway.control.waitForHeldPoll(agent.agentId)
  expect(gateway.requestsOf('getAgentStatus')).toHaveLength(1)
  await expect(sessionOf(signedIn.page)).toHaveAttribute('data-state', 'signed-in')
})

test('a card from before the sleep is marked as old, and its time in state stops', async ({ signedIn }) => {
  const { page } = signedIn
  await lookUp(page, '20011')
  await expect(card(page)).toHaveAttribute('data-freshness', 'fresh')
  await emitPower(signedIn, 'suspend')
  await expect(card(page)).toHaveAttribute('data-freshness', 'stale')
  const duration = page.locator('[data-field="duration"]')
  const stoodAt = await duration.textContent()
  await emitPower(signedIn, 'resume')
  const age = fieldOf(page, 'age')
  const first = await age.textContent()
  await expect(age).not.toHaveText(first ?? '', { timeout: 20_000 })
  await expect(duration).toHaveText(stoodAt ?? 'none')
})

test('a gateway that ended the session during the sleep is signed in to once on waking', async ({
  signedIn,
  gateway,
}) => {
  const { page } = signedIn
  await emitPower(signedIn, 'suspend')
  await expect.poll(() => gateway.requests.filter(({ outcome }) => outcome === 'pending')).toEqual([])
  gateway.control.forceSignOut(agent.agentId, false)
  await emitPower(signedIn, 'resume')
  await expect.poll(() => gateway.requestsOf('login').length, recovery).toBe(2)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
})

test('unlocking the screen checks the session at once, because the network may have changed', async ({
  signedIn,
  gateway,
}) => {
  await gateway.control.waitForHeldPoll(agent.agentId)
  expect(gateway.requestsOf('getAgentStatus')).toEqual([])
  await emitPower(signedIn, 'unlock-screen')
  await expect.poll(() => gateway.requestsOf('getAgentStatus').length).toBe(1)
  await expect(sessionOf(signedIn.page)).toHaveAttribute('data-state', 'signed-in')
})
