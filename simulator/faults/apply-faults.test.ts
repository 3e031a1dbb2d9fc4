import { describe, expect, it } from 'vitest'
import type { FaultAction } from './fault.ts'
import { documentedReply } from '../testing/documented-reply.ts'
import type { Simulator } from '../simulator.ts'
import { createManualClock, startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient } from '../testing/test-client.ts'
import type { ReceivedReply, TestClient } from '../testing/test-client.ts'

const lookups = 'agentgroup/*/agentbyworkno/*'

async function withFault(action: FaultAction, on = lookups): Promise<{ simulator: Simulator; client: TestClient }> {
  const simulator = await startTestSimulator({ now: createManualClock().now })
  const client = createTestClient(simulator)
  if (on === lookups) await client.signIn()
  simulator.control.faults.add({ on, ...action })
  return { simulator, client }
}

async function replyUnder(action: FaultAction): Promise<ReceivedReply> {
  const { client } = await withFault(action)
  const reply = await client.lookUp('20011')
  expect((await client.lookUp('20011')).json()).toEqual(JSON.parse(documentedReply().toString()))
  return reply
}

describe('a fault', () => {
  it('acts on as many matching requests as it says, after those it lets pass', async () => {
    const { simulator, client } = await withFault({ fault: 'retcode', retcode: '000-004' }, 'nothing/matches')
    const { faults } = simulator.control
    await client.signIn()
    faults.add({ on: 'agentgroup/20010/agentbyworkno/201*', fault: 'retcode', retcode: '000-004', skip: 1, times: 2 })
    const retcodes = []
    for (const workno of ['20101', '20011', '20102', '20103', '20104']) {
      retcodes.push((await client.lookUp(workno)).json()['retcode'])
    }
    expect(retcodes).toEqual(['0', '0', '000-004', '000-004', '0'])
    expect(faults.list().map(({ met }) => met)).toEqual([0, 2])
    faults.clear()
    expect(faults.list()).toEqual([])
  })

  it('can be limited to one verb and last for ever', async () => {
    const { simulator, client } = await withFault({ fault: 'retcode', retcode: '000-004' }, 'nothing/matches')
    simulator.control.faults.add({ on: '**', method: 'PUT', times: 'always', fault: 'status', status: 503 })
    expect((await client.signIn()).status).toBe(503)
    expect((await client.signIn()).status).toBe(503)
    expect((await client.lookUp('20011')).status).toBe(200)
  })
})

describe('faults of the reply', () => {
  it('return another HTTP status with a page, or another body', async () => {
    const page = await replyUnder({ fault: 'status', status: 502 })
    expect(page.status).toBe(502)
    expect(page.headers['content-type']).toContain('text/html')
    const own = await replyUnder({ fault: 'status', status: 401, body: '{}', contentType: 'application/json' })
    expect([own.status, own.text]).toEqual([401, '{}'])
  })

  it('redirect', async () => {
    const reply = await replyUnder({ fault: 'redirect', location: 'https://192.0.2.1/', status: 307 })
    expect([reply.status, reply.headers['location']]).toEqual([307, 'https://192.0.2.1/'])
  })

  it('cut the body in two or replace it', async () => {
    const half = await replyUnder({ fault: 'malformed-body' })
    expect(half.status).toBe(200)
    expect(() => half.json()).toThrow(SyntaxError)
    expect((await replyUnder({ fault: 'malformed-body', body: '' })).text).toBe('')
  })

  it('keep the JSON under another content type', async () => {
    const reply = await replyUnder({ fault: 'content-type', contentType: 'text/plain' })
    expect(reply.headers['content-type']).toBe('text/plain')
    expect(reply.json()['retcode']).toBe('0')
  })

  it('write GBK, declared or not', async () => {
    const { client, simulator } = await withFault({ fault: 'gbk' })
    const reply = await client.lookUp('20106')
    expect(reply.headers['content-type']).toBe('application/json; charset=GBK')
    expect(new TextDecoder('gbk').decode(reply.bytes)).toContain('"name":"周杰"')
    simulator.control.faults.add({ on: lookups, fault: 'gbk', isDeclared: false })
    const undeclared = await client.lookUp('20106')
    expect(undeclared.headers['content-type']).toBe('application/json; charset=UTF-8')
    expect(undeclared.bytes).toEqual(reply.bytes)
  })

  it.each([
    ['numbers-as-strings', { groupid: '1', status: '4' }],
    ['strings-as-numbers', { workno: 20011, status: 4, groupid: 1 }],
    ['nonsense', { name: { unexpected: [true] } }],
    ['result-null', null],
    ['result-empty-object', {}],
    ['result-empty-list', []],
    ['result-empty-string', ''],
    ['result-absent', undefined],
    ['result-in-list', [{ workno: '20011' }]],
  ] as const)('change the types: %s', async (variant, expected) => {
    const { result } = (await replyUnder({ fault: 'wrong-types', variant })).json()
    if (typeof expected === 'object' && expected !== null && Object.keys(expected).length > 0) {
      expect(result).toMatchObject(expected)
    } else expect(result).toEqual(expected)
  })

  it('pad it and send it slowly', async () => {
    const huge = await replyUnder({ fault: 'huge-body', bytes: 2_000_000 })
    expect(huge.bytes.length).toBe(2_000_000)
    expect(huge.json()['retcode']).toBe('0')
    const slow = await replyUnder({ fault: 'slow-drip', bytesPerChunk: 300, everyMs: 1 })
    expect(slow.json()['retcode']).toBe('0')
  })

  it('replace it by any retcode or result', async () => {
    expect((await replyUnder({ fault: 'retcode', retcode: '105-002' })).json()).toEqual({
      message: 'the agent is in disaster recovery',
      retcode: '105-002',
    })
    const own = await replyUnder({
      fault: 'retcode',
      retcode: '999-001',
      message: 'no right to invite resouce',
      result: '',
    })
    expect(own.json()).toEqual({ message: 'no right to invite resouce', retcode: '999-001', result: '' })
    const other = await replyUnder({ fault: 'result', result: { workno: '20012' } })
    expect(other.json().result).toEqual({ workno: '20012' })
  })
})

describe('faults of the connection', () => {
  it('delay the reply until the time is over or the fault is removed', async () => {
    const { simulator, client } = await withFault({ fault: 'delay', ms: 60_000 })
    const late = client.lookUp('20011')
    await simulator.control.waitForRequest(({ name }) => name === 'queryAgentInfoByWorkNo')
    simulator.control.faults.clear()
    expect((await late).json()['retcode']).toBe('0')
    simulator.control.faults.add({ on: lookups, fault: 'delay', ms: 5, when: 'after' })
    expect((await client.lookUp('20011')).json()['retcode']).toBe('0')
  })

  it('hang until the fault is removed, then break the connection', async () => {
    const { simulator, client } = await withFault({ fault: 'hang' })
    const hanging = expect(client.lookUp('20011')).rejects.toThrow()
    await simulator.control.waitForRequest(({ name }) => name === 'queryAgentInfoByWorkNo')
    simulator.control.faults.clear()
    await hanging
  })

  it('reset the connection before any reply, or in the middle of one', async () => {
    const before = await withFault({ fault: 'reset' })
    await expect(before.client.lookUp('20011')).rejects.toMatchObject({ code: 'ECONNRESET' })
    const middle = await withFault({ fault: 'reset', when: 'middle' })
    await expect(middle.client.lookUp('20011')).rejects.toThrow()
    const broken = await middle.simulator.control.waitForRequest(({ outcome }) => outcome === 'broken')
    expect(broken).toMatchObject({ name: 'queryAgentInfoByWorkNo', status: undefined })
  })

  it('can let the gateway act although the reply is lost', async () => {
    const { simulator, client } = await withFault({ fault: 'reset', when: 'after' }, 'onlineagent/20010')
    await expect(client.signIn()).rejects.toThrow()
    expect(simulator.control.guidOf('20010')).toBeDefined()
  })
})

describe('faults of the session', () => {
  it('leave out the new Guid or the cookies', async () => {
    const withoutGuid = await withFault({ fault: 'no-set-guid' }, 'onlineagent/*')
    const reply = await withoutGuid.client.signIn()
    expect([reply.headers['set-guid'], reply.headers['guid']]).toEqual([undefined, undefined])
    const withoutCookie = await withFault({ fault: 'no-set-cookie' }, 'onlineagent/*')
    expect((await withoutCookie.client.signIn()).headers['set-cookie']).toBeUndefined()
    expect((await withoutCookie.client.lookUp('20011')).json()['retcode']).toBe('100-006')
  })

  it('let the Guid expire or sign the agent out before the request is handled', async () => {
    const expired = await withFault({ fault: 'guid-expiry' })
    expect((await expired.client.lookUp('20011')).json()['retcode']).toBe('000-003')
    const signedOut = await withFault({ fault: 'forced-sign-out' })
    expect((await signedOut.client.lookUp('20011')).json()['retcode']).toBe('100-006')
    expect((await signedOut.client.poll()).json().event?.eventType).toBe('AgentOther_ShutdownService')
  })
})
