import { startOtherClient } from './support/other-client.ts'
import { button, lookUp, questionOf } from './support/panel.ts'
import type { RunningApp } from './support/running-app.ts'
import { snapshotOf } from './support/session-probes.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

// A session that is adopted by its Guid has no load balancer's cookies.
test.use({ gatewayOptions: { requireCookie: false } })

const linkTo = (gateway: string, agentId: string): string =>
  `agentbar:session/adopt?gateway=${encodeURIComponent(gateway)}&agent=${agentId}`

const clipboardText = ({ electron }: RunningApp): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText())
const copyElsewhere = ({ electron }: RunningApp, text: string): Promise<void> =>
  electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)

test('a link hands a session over once the agent agrees: the Guid comes from the clipboard, which is cleared', async ({
  launch,
  command,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  // From here on the gateway is configured.
  await signIn(app, gateway)
  const owner = await startOtherClient(gateway, '20013')
  await copyElsewhere(app, owner.handedOver)
  expect(await command([linkTo(gateway.url, '20013')])).toMatchObject({ code: 0 })

  const question = questionOf(page, 'hand-over')
  await expect(question).toContainText(gateway.url)
  await expect(question).toContainText('20013')
  await expect(question).toContainText('You are signed in here as 20010.')
  expect(gateway.requests.filter(({ path }) => path.includes('20013/agentstatus'))).toEqual([])
  await button(question, 'Sign out here').click()
  await button(question, 'Use this session').click()

  await expect(question).toHaveCount(0)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await expect(sessionOf(page)).toContainText('20013')
  expect(await clipboardText(app)).toBe('')
  await lookUp(page, '20011')
  expect(gateway.requestsOf('getAgentEvent').filter(({ path }) => path.endsWith('20013'))).toEqual([])
})

test('a link that the agent declines changes nothing, and leaves the clipboard alone', async ({
  launch,
  command,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  await signIn(app, gateway)
  await copyElsewhere(app, 'something else')
  await command([linkTo(gateway.url, '20013')])
  const question = questionOf(page, 'hand-over')
  await button(question, 'Decline').click()
  await expect(question).toHaveCount(0)
  await expect(sessionOf(page)).toContainText('20010')
  expect(await clipboardText(app)).toBe('something else')
  expect(gateway.requests.filter(({ path }) => path.includes('20013'))).toEqual([])
})

test('a link to an unconfigured gateway, or with extra parameters, is ignored', async ({
  launch,
  command,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  await signIn(app, gateway)
  // Listens after the app's own listener.
  const heard = await app.electron.evaluateHandle(({ app: main }) => {
    const counts = { starts: 0 }
    main.on('second-instance', () => (counts.starts += 1))
    return counts
  })
  await command([linkTo('https://gateway.invalid:8043', '20013')])
  await command([`${linkTo(gateway.url, '20013')}&guid=12345678-1234-4234-8234-123456789012.AgentGateway0`])
  await expect.poll(() => heard.evaluate(({ starts }) => starts)).toBe(2)
  expect((await snapshotOf(page)).questions).toEqual([])
  await lookUp(page, '20011')
})
