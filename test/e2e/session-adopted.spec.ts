import type { Page } from '@playwright/test'
import type { Simulator } from '../../simulator/simulator.ts'
import { agent, type Gateway } from './support/gateway.ts'
import { startOtherClient } from './support/other-client.ts'
import { ask, bannerOf, button, expectError, lookUp } from './support/panel.ts'
import type { RunningApp } from './support/running-app.ts'
import { forbiddenRequests, storedSession } from './support/session-probes.ts'
import { chooseCaFile, sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

// A session that is adopted by its Guid has no load balancer's cookies.
test.use({ gatewayOptions: { requireCookie: false } })

/** Fills in the view for adopting a session and submits it. */
async function paste(page: Page, { url }: Simulator, agentId: string, guid: string): Promise<void> {
  const form = page.getByTestId('adopt')
  await form.locator('input[name="gateway"]').fill(url)
  await form.locator('input[name="agentId"]').fill(agentId)
  await form.locator('input[name="guid"]').fill(guid)
  await button(form, 'Use this session').click()
}

/** Adopts the other client's session from the first start on, by pasting its Guid. */
async function adopt(app: RunningApp, gateway: Gateway, guid: string): Promise<void> {
  const { page } = app
  await button(page, 'Use the session of another program').click()
  await chooseCaFile(app, gateway.caFile)
  await paste(page, gateway, agent.agentId, guid)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
}

/** The requests that the other client did not send. */
const ourRequests = ({ requests }: Simulator, own: readonly unknown[]): string[] =>
  requests.filter((request) => !own.includes(request)).map(({ name }) => name ?? 'unknown')

test('an adopted session is never polled or signed out, and its owner notices nothing', async ({ launch, gateway }) => {
  const owner = await startOtherClient(gateway)
  const app = await launch()
  const { page } = app
  await adopt(app, gateway, owner.handedOver)
  await expect(sessionOf(page)).toContainText('Session of another program')
  await lookUp(page, '20011')

  // The events of the sign-in come first.
  while ((await owner.poll()).json().event !== undefined);
  const poll = owner.poll()
  await gateway.control.waitForHeldPoll(agent.agentId)
  const own = gateway.requests.filter(({ name }) => name === 'login' || name === 'getAgentEvent')
  // The owner receives its events while lookups go on here.
  for (const workno of ['20101', '20102', '20103']) await lookUp(page, workno)
  gateway.control.pushEvent(agent.agentId, { eventType: 'AgentEvent_Ringing' })
  expect((await poll).json()).toMatchObject({ event: { eventType: 'AgentEvent_Ringing' } })

  await app.quit()
  expect(new Set(ourRequests(gateway, own))).toEqual(new Set(['getAgentStatus', 'queryAgentInfoByWorkNo']))
  expect((await owner.lookUp('20011')).json()).toMatchObject({ retcode: '0' })
  expect(forbiddenRequests(gateway)).toEqual([])
})

test('an adopted session is not polled after a crash, sleep or restart either', async ({
  launch,
  gateway,
  testDesktop,
}) => {
  const owner = await startOtherClient(gateway)
  const first = await launch()
  await adopt(first, gateway, owner.handedOver)
  await expect.poll(() => storedSession(testDesktop.environment)).toContain(owner.handedOver)
  await first.kill()

  const app = await launch()
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in')
  await expect(sessionOf(app.page)).toContainText('Session of another program')
  const checks = gateway.requestsOf('getAgentStatus').length
  await app.electron.evaluate(({ powerMonitor }) => void (powerMonitor.emit('suspend'), powerMonitor.emit('resume')))
  await expect.poll(() => gateway.requestsOf('getAgentStatus').length).toBe(checks + 1)
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(app.page, '20011')
  expect(gateway.requestsOf('getAgentEvent')).toEqual([])
})

test('when the owner signs out, the panel says so, tries nothing, and accepts a new hand-over', async ({
  launch,
  gateway,
}) => {
  const owner = await startOtherClient(gateway)
  const app = await launch()
  const { page } = app
  await adopt(app, gateway, owner.handedOver)
  await lookUp(page, '20011')
  await owner.signOut()
  await ask(page, '20102')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
  const banner = bannerOf(page)
  await expect(banner).toContainText(/The session of 20010 ended at \d{1,2}:\d{2}.*because the program that owns it/)
  expect(gateway.requestsOf('login')).toHaveLength(1)

  await owner.signIn()
  await button(banner, 'Hand over again…').click()
  await paste(page, gateway, agent.agentId, owner.handedOver)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20102')
  expect(gateway.requestsOf('getAgentEvent')).toEqual([])
  expect(gateway.requestsOf('logout')).toHaveLength(1)
})

test('a Guid that the gateway does not know is refused with a message, and stored nowhere', async ({
  launch,
  gateway,
  testDesktop,
}) => {
  const app = await launch()
  const { page } = app
  await button(page, 'Use the session of another program').click()
  await chooseCaFile(app, gateway.caFile)
  const guid = '12345678-1234-4234-8234-123456789012.AgentGateway0'
  await paste(page, gateway, agent.agentId, guid)
  await expect(await expectError(page, 'session-lost')).toContainText('The gateway does not accept this Guid.')
  await expect(page.locator('input[name="guid"]')).toHaveValue('')
  expect(await storedSession(testDesktop.environment)).not.toContain(guid)
})

test('the command line adopts with a Guid on standard input, and the panel continues with it', async ({
  launch,
  command,
  gateway,
}) => {
  const owner = await startOtherClient(gateway)
  const args = ['session', 'adopt', '--gateway', gateway.url, '--agent', agent.agentId, '--ca', gateway.caFile]
  expect(await command(args, 'no Guid at all\n')).toMatchObject({ code: 2, stdout: '' })
  expect(await command(args, `${owner.handedOver}\n`)).toMatchObject({ code: 0, stderr: '' })
  const status = await command(['session', 'status', '--json'])
  expect(JSON.parse(status.stdout)).toMatchObject({ state: 'signed-in', kind: 'adopted', agentId: agent.agentId })

  const app = await launch()
  await expect(sessionOf(app.page)).toContainText('Session of another program')
  await lookUp(app.page, '20011')
  await app.quit()
  expect(gateway.requestsOf('getAgentEvent')).toEqual([])
  expect(gateway.requestsOf('logout')).toEqual([])
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test.describe('in dynamic mode', () => {
  test.use({
    gatewayOptions: { requireCookie: false, mode: 'dynamic', assumptions: { isPreviousGuidAccepted: false } },
  })

  test('a Guid that the gateway replaced for the owner ends the session here until the next hand-over', async ({
    launch,
    gateway,
  }) => {
    const owner = await startOtherClient(gateway)
    const app = await launch()
    const { page } = app
    await adopt(app, gateway, owner.handedOver)
    gateway.control.rotateGuid(agent.agentId)
    await owner.poll()
    await ask(page, '20011')
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
    await expect(bannerOf(page)).toContainText('the gateway gave it a new Guid')

    await button(bannerOf(page), 'Hand over again…').click()
    await paste(page, gateway, agent.agentId, owner.handedOver)
    await lookUp(page, '20011')
    expect(gateway.requestsOf('getAgentEvent')).toHaveLength(1)
    expect(gateway.requestsOf('login')).toHaveLength(1)
  })
})
