import { describe, expect, it } from 'vitest'
import type { FaultKind } from '../faults/fault.ts'
import { faultSchemas } from './fault-schema.ts'
import type { Simulator } from '../simulator.ts'
import { startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient, sendRequest } from '../testing/test-client.ts'
import type { ReceivedReply } from '../testing/test-client.ts'

function post(simulator: Simulator, body: unknown, token = simulator.controlToken): Promise<ReceivedReply> {
  return sendRequest(simulator, 'POST', '/simulator/control', { body, headers: { Authorization: `Bearer ${token}` } })
}

async function resultOf(simulator: Simulator, body: unknown): Promise<unknown> {
  const reply = await post(simulator, body)
  expect([reply.status, reply.json()['errors']]).toEqual([200, undefined])
  return reply.json().result
}

const example: Record<FaultKind, object> = {
  delay: { ms: 1, when: 'after' },
  hang: {},
  reset: { when: 'middle' },
  status: { status: 503 },
  redirect: { location: 'https://192.0.2.1/' },
  'malformed-body': { body: '<' },
  'content-type': { contentType: 'text/plain' },
  gbk: { isDeclared: false },
  'wrong-types': { variant: 'result-null' },
  'huge-body': { bytes: 1 },
  'slow-drip': { bytesPerChunk: 1, everyMs: 1 },
  retcode: { retcode: '000-004', result: null },
  result: { result: [] },
  'no-set-guid': {},
  'no-set-cookie': { times: 'always' },
  'guid-expiry': { method: 'GET', skip: 2 },
  'forced-sign-out': { times: 3 },
}

describe('the control endpoint', () => {
  it('needs its token', async () => {
    const simulator = await startTestSimulator()
    expect((await post(simulator, { action: 'reset' }, 'guess')).status).toBe(401)
    expect((await sendRequest(simulator, 'GET', '/simulator/control')).status).toBe(401)
  })

  it('describes its actions and faults as JSON Schema', async () => {
    const simulator = await startTestSimulator({ controlToken: 'known' })
    const reply = await sendRequest(simulator, 'GET', '/simulator/control', {
      headers: { Authorization: 'Bearer known' },
    })
    expect(reply.json()).toHaveProperty('actions.addFault.properties.fault')
    expect(reply.json()).toHaveProperty('faults.delay.required', ['fault', 'on', 'ms'])
  })

  it.each(Object.keys(faultSchemas) as FaultKind[])('accepts the fault %s', async (fault) => {
    const simulator = await startTestSimulator()
    await resultOf(simulator, { action: 'addFault', fault: { fault, on: 'nothing', ...example[fault] } })
    expect(await resultOf(simulator, { action: 'listFaults' })).toMatchObject([{ fault: { fault }, met: 0 }])
  })

  it.each([
    [undefined, 'the body is not JSON'],
    [{ action: 'explode' }, /^input\.action must be one of addFault, /],
    [{ action: 'setState' }, 'input.workno is missing'],
    [{ action: 'setState', workno: 'x', status: 4.5 }, 'input.workno must match'],
    [{ action: 'setState', workno: '20011', weather: 1 }, 'input.weather is not known'],
    [{ action: 'setState', workno: '59998', status: 4 }, 'no colleague 59998'],
    [{ action: 'forceSignOut', agentId: '20013' }, 'agent 20013 is not signed in'],
    [{ action: 'removeFault', id: 'fault-9' }, 'no fault fault-9'],
    [{ action: 'addFault', fault: { on: '**' } }, 'fault.fault must be one of delay, '],
    [{ action: 'addFault', fault: { fault: 'delay', on: '**' } }, 'fault.ms is missing'],
    [{ action: 'addFault', fault: { fault: 'delay', on: '**', ms: -1 } }, 'fault.ms must be from 0 to 3600000'],
    [{ action: 'addFault', fault: { fault: 'hang', on: '**', times: 0 } }, 'or fault.times must be one of "always"'],
    [{ action: 'addFault', fault: { fault: 'gbk', on: '**', isDeclared: 'no' } }, 'must be of type boolean'],
  ])('refuses %j with a message', async (body, message) => {
    const reply = await post(await startTestSimulator(), body)
    expect(reply.status).toBe(400)
    expect((reply.json()['errors'] as string[])[0]).toEqual(expect.stringMatching(message))
  })

  it('controls sessions, colleagues and events', async () => {
    const simulator = await startTestSimulator()
    const client = createTestClient(simulator)
    await client.signIn()
    await resultOf(simulator, { action: 'setState', workno: '20011', status: 7, secondsInState: 60 })
    expect(await resultOf(simulator, { action: 'colleague', workno: '20011' })).toMatchObject({
      status: '7',
      ctiStatus: '5',
    })
    await resultOf(simulator, { action: 'pushEvent', agentId: '20010', eventType: 'AgentState_Busy' })
    expect(await resultOf(simulator, { action: 'sessions' })).toContainEqual(
      expect.objectContaining({
        agentId: '20010',
        queuedEvents: ['AgentOther_InService', 'AgentState_Ready', 'AgentState_Busy'],
      }),
    )
    await resultOf(simulator, { action: 'rotateGuid', agentId: '20010' })
    expect((await client.poll()).headers['set-guid']).toBeDefined()
    await resultOf(simulator, { action: 'expireGuid', agentId: '20010' })
    expect((await client.lookUp('20011')).json()['retcode']).toBe('000-003')
    await resultOf(simulator, { action: 'signInElsewhere', agentId: '20010' })
    expect((await client.lookUp('20011')).json()['retcode']).toBe('100-006')
    await resultOf(simulator, { action: 'forceSignOut', agentId: '20010', withEvent: false })
    await resultOf(simulator, { action: 'clearFaults' })
    await resultOf(simulator, { action: 'reset' })
    expect(simulator.requests).toEqual([])
    expect(await resultOf(simulator, { action: 'colleague', workno: '20011' })).toMatchObject({ status: '4' })
  })
})
