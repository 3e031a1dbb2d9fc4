import type { RawRequest } from '../../simulator/server/request-log.ts'
import { lookUp } from './support/panel.ts'
import { agent } from './support/gateway.ts'
import { sessionOf } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const headersOf = ({ rawHeaders }: RawRequest): Record<string, string> =>
  Object.fromEntries(
    rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [])),
  )

test('a lookup is exactly the documented request', async ({ panel: { page, gateway } }) => {
  await lookUp(page, '20011')
  const asked = gateway.control.rawRequests().findLast(({ url }) => url.includes('agentbyworkno'))
  if (asked === undefined) throw new Error('The gateway saw no lookup.')

  expect(asked.method).toBe('GET')
  expect(asked.url).toBe('/agentgateway/resource/agentgroup/20010/agentbyworkno/20011')
  expect(asked.body).toBe('')
  const headers = headersOf(asked)
  expect(headers['Guid']).toBe(gateway.control.guidOf(agent.agentId))
  expect(headers['Content-Type']).toBe('application/json; charset=UTF-8')
  // And nothing else than documented. The gateway requires the load balancer's cookie.
  expect(
    Object.keys(headers)
      .map((name) => name.toLowerCase())
      .sort(),
  ).toEqual(['connection', 'content-type', 'cookie', 'guid', 'host'])
})

test('a sign-in is busy, without chat and automatic answers, so that it brings no call', async ({
  signedIn: _,
  gateway,
}) => {
  const [asked] = gateway.control.rawRequests()
  expect(asked?.method).toBe('PUT')
  expect(asked?.url).toBe('/agentgateway/resource/onlineagent/20010')
  expect(JSON.parse(asked?.body ?? '')).toEqual({
    password: agent.password,
    phonenum: agent.phone,
    status: 3,
    autoanswer: false,
    checkInWebm: false,
  })
  expect(asked && headersOf(asked)).toMatchObject({ 'Content-Type': 'application/json; charset=UTF-8' })
  expect(asked && Object.keys(headersOf(asked))).not.toContain('Guid')
})

test('a working day uses five interfaces, and none that changes the agent’s state', async ({
  signedIn,
  launch,
  gateway,
}) => {
  await lookUp(signedIn.page, '20011')
  await gateway.control.waitForHeldPoll(agent.agentId)
  await signedIn.kill()
  const again = await launch()
  await expect(sessionOf(again.page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(again.page, '20102')
  await again.quit()

  const names = new Set(gateway.requests.map(({ name }) => name))
  expect([...names].sort()).toEqual(['getAgentEvent', 'getAgentStatus', 'login', 'logout', 'queryAgentInfoByWorkNo'])
  const polls = gateway.control.sessions().map(({ overlappingPolls }) => overlappingPolls)
  expect(polls.every((count) => count === 0)).toBe(true)
})

test('lookups in a row use one connection’s cookie and the newest Guid', async ({ signedIn: { page }, gateway }) => {
  await lookUp(page, '20101')
  const former = gateway.control.guidOf(agent.agentId)
  gateway.control.rotateGuid(agent.agentId)
  await expect.poll(() => gateway.control.guidOf(agent.agentId)).not.toBe(former)
  await lookUp(page, '20102')
  const sent = gateway.control
    .rawRequests()
    .filter(({ url }) => url.includes('agentbyworkno'))
    .map((raw) => headersOf(raw)['Guid'])
  expect(sent).toEqual([former, gateway.control.guidOf(agent.agentId)])
})
