import { describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../simulator-options.ts'
import { createManualClock, startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient } from '../testing/test-client.ts'
import type { TestClient } from '../testing/test-client.ts'

async function signedIn(options: SimulatorOptions) {
  const clock = createManualClock()
  const simulator = await startTestSimulator({ now: clock.now, ...options })
  const client = createTestClient(simulator)
  await client.signIn()
  return { clock, simulator, client, first: client.guid }
}

async function lookUpWith(client: TestClient, guid: string | undefined): Promise<unknown> {
  const headers = guid === undefined ? {} : { Guid: guid }
  const path = `agentgroup/${client.agentId}/agentbyworkno/20011`
  return (await client.request('GET', path, { headers })).json()['retcode']
}

describe('static mode', () => {
  it('never changes the Guid', async () => {
    const { clock, client, first } = await signedIn({ idleLimitMs: 1e9 })
    clock.advance(500_000)
    expect((await client.poll()).headers['set-guid']).toBeUndefined()
    expect(await lookUpWith(client, first)).toBe('0')
  })

  it('distinguishes a missing or wrong Guid from an ended session', async () => {
    const { simulator, client, first } = await signedIn({})
    client.guid = undefined
    expect(await lookUpWith(client, undefined)).toBe('000-003')
    expect(await lookUpWith(client, '00000000-0000-0000-0000-000000000000.AgentGateway0')).toBe('000-003')
    simulator.control.forceSignOut('20010')
    expect(await lookUpWith(client, first)).toBe('100-006')
  })

  it('does not accept the Guid of one agent for another', async () => {
    const { simulator, client } = await signedIn({})
    const other = createTestClient(simulator, { agentId: '20013', password: 'Agent@20013', phone: '70913' })
    await other.signIn()
    other.guid = client.guid
    expect((await other.lookUp('20011')).json()['retcode']).toBe('000-003')
  })
})

describe('dynamic mode', () => {
  it('sends a new Guid with the first poll reply after the interval, not with a look-up', async () => {
    const { clock, client, first } = await signedIn({ mode: 'dynamic' })
    clock.advance(59_999)
    expect((await client.poll()).headers['set-guid']).toBeUndefined()
    clock.advance(1)
    expect((await client.lookUp('20011')).headers['set-guid']).toBeUndefined()
    const changed = await client.poll()
    expect(changed.headers['set-guid']).toMatch(/^JSESSIONID=/)
    expect(changed.headers['guid']).toBeUndefined()
    expect(client.guid).not.toBe(first)
    expect(await lookUpWith(client, client.guid)).toBe('0')
  })

  it('accepts the replaced Guid until its time-out', async () => {
    const { clock, client, first } = await signedIn({ mode: 'dynamic' })
    clock.advance(60_000)
    await client.poll()
    clock.advance(59_999)
    expect(await lookUpWith(client, first)).toBe('0')
    clock.advance(1)
    expect(await lookUpWith(client, first)).toBe('000-003')
  })

  it('can reject the replaced Guid at once', async () => {
    const options = { mode: 'dynamic', assumptions: { isPreviousGuidAccepted: false } } as const
    const { clock, client, first } = await signedIn(options)
    clock.advance(60_000)
    await client.poll()
    expect(await lookUpWith(client, first)).toBe('000-003')
    expect(await lookUpWith(client, client.guid)).toBe('0')
  })

  it('lets the Guid of a client that never polls expire, though the agent stays signed in', async () => {
    const { clock, simulator, client } = await signedIn({ mode: 'dynamic', idleLimitMs: 1e9 })
    clock.advance(120_000)
    expect((await client.lookUp('20011')).json()['retcode']).toBe('000-003')
    expect(simulator.control.sessions()).toContainEqual(expect.objectContaining({ agentId: '20010' }))
  })

  it('sends the new Guid with handshake and heartbeat too', async () => {
    const { clock, client } = await signedIn({ mode: 'dynamic' })
    clock.advance(60_000)
    expect((await client.request('POST', 'onlineagent/20010/handshake')).headers['set-guid']).toBeDefined()
    clock.advance(60_000)
    expect((await client.request('PUT', 'onlineagent/20010/heartbeat')).headers['set-guid']).toBeDefined()
  })

  it('keeps a Guid valid for longer than the hold of a poll, however short the interval', async () => {
    const { clock, client } = await signedIn({ mode: 'dynamic', guidIntervalMs: 2000, pollHoldMs: 10_000 })
    clock.advance(12_000)
    expect((await client.poll()).json()['retcode']).toBe('0')
  })
})

describe('a Guid rotated or expired by the control', () => {
  it('comes with a held poll at once', async () => {
    const { simulator, client, first } = await signedIn({ pollHoldMs: 60_000 })
    await client.poll()
    await client.poll()
    const held = client.poll()
    await simulator.control.waitForHeldPoll('20010')
    simulator.control.rotateGuid('20010')
    expect((await held).text).toBe('{"message":"","retcode":"0"}')
    expect(client.guid).not.toBe(first)
    expect(simulator.control.guidOf('20010')).toBe(client.guid)
  })

  it('fails until the agent signs in again', async () => {
    const { simulator, client } = await signedIn({})
    simulator.control.expireGuid('20010')
    expect((await client.lookUp('20011')).json()['retcode']).toBe('000-003')
    expect((await client.signIn('forcelogin')).json()['retcode']).toBe('0')
    expect((await client.lookUp('20011')).json()['retcode']).toBe('0')
  })
})
