import { describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../simulator-options.ts'
import type { Simulator } from '../simulator.ts'
import { createManualClock, startTestSimulator } from '../testing/start-test-simulator.ts'
import { createTestClient } from '../testing/test-client.ts'
import type { TestClient } from '../testing/test-client.ts'

const longMs = 60_000

/** A signed-in client that has received its sign-in events. */
async function signedIn(options: SimulatorOptions = {}): Promise<{ simulator: Simulator; client: TestClient }> {
  const simulator = await startTestSimulator(options)
  const client = createTestClient(simulator)
  await client.signIn()
  await client.poll()
  await client.poll()
  return { simulator, client }
}

describe('the poll', () => {
  it('delivers one event per reply, at once, and then exactly the documented empty reply', async () => {
    const client = createTestClient(await startTestSimulator())
    await client.signIn('login', { status: 5 })
    expect((await client.poll()).json().event).toMatchObject({
      eventType: 'AgentOther_InService',
      workNo: '20010',
      content: null,
    })
    expect((await client.poll()).json().event?.eventType).toBe('AgentState_Ready')
    expect((await client.poll()).json().event?.eventType).toBe('AgentState_Work')
    const empty = await client.poll()
    expect(empty.text).toBe('{"message":"","retcode":"0"}')
    expect(empty.headers['set-guid']).toBeUndefined()
  })

  it('is woken by an event', async () => {
    const { simulator, client } = await signedIn({ pollHoldMs: longMs })
    const held = client.poll()
    await simulator.control.waitForHeldPoll('20010')
    simulator.control.pushEvent('20010', { eventType: 'AgentOther_PhoneAlerting', content: { phone: '1' } })
    expect((await held).json().event).toMatchObject({ eventType: 'AgentOther_PhoneAlerting', content: { phone: '1' } })
  })

  it('keeps an event for the next poll when the client has disconnected', async () => {
    const { simulator, client } = await signedIn({ pollHoldMs: longMs })
    const gone = new AbortController()
    const held = client.poll(gone.signal)
    await simulator.control.waitForHeldPoll('20010')
    gone.abort()
    await expect(held).rejects.toThrow()
    await simulator.control.waitForRequest(({ outcome }) => outcome === 'broken')
    expect(simulator.control.sessions().find(({ agentId }) => agentId === '20010')?.isPollHeld).toBe(false)
    simulator.control.pushEvent('20010', { eventType: 'AgentState_Busy' })
    expect((await client.poll()).json().event?.eventType).toBe('AgentState_Busy')
  })

  it('ends the first of two polls without an event or refuses the second, as assumed, and counts them', async () => {
    const lenient = await signedIn({ pollHoldMs: longMs })
    const first = lenient.client.poll()
    await lenient.simulator.control.waitForHeldPoll('20010')
    void lenient.client.poll().catch(() => undefined)
    expect((await first).text).toBe('{"message":"","retcode":"0"}')
    expect(lenient.simulator.control.sessions()).toContainEqual(
      expect.objectContaining({ agentId: '20010', overlappingPolls: 1 }),
    )

    const strict = await signedIn({ pollHoldMs: longMs, assumptions: { secondPoll: 'refused' } })
    void strict.client.poll().catch(() => undefined)
    await strict.simulator.control.waitForHeldPoll('20010')
    expect((await strict.client.poll()).json()['retcode']).toBe('000-007')
  })

  it('is refused to agents in push mode', async () => {
    const client = createTestClient(await startTestSimulator())
    await client.signIn('login', { callBackUri: 'https://192.0.2.1/', serviceToken: 'abc' })
    expect((await client.poll()).json()['retcode']).toBe('000-001')
  })
})

describe('losing the session', () => {
  it('reaches a held poll as one event, and later ones as 100-006', async () => {
    const { simulator, client } = await signedIn({ pollHoldMs: longMs })
    const held = client.poll()
    await simulator.control.waitForHeldPoll('20010')
    simulator.control.forceSignOut('20010')
    expect((await held).json().event).toMatchObject({
      eventType: 'AgentOther_ShutdownService',
      content: { loginTime: expect.stringMatching(/^\d+$/) as unknown },
    })
    expect((await client.poll()).json()['retcode']).toBe('100-006')
    expect((await client.lookUp('20011')).json()['retcode']).toBe('100-006')
  })

  it('can happen without the event', async () => {
    const { simulator, client } = await signedIn({ assumptions: { hasShutdownEvent: false } })
    simulator.control.forceSignOut('20010')
    expect((await client.poll()).json()['retcode']).toBe('100-006')
  })

  it('follows two minutes without a poll or heartbeat, however many look-ups there were', async () => {
    const clock = createManualClock()
    const { client } = await signedIn({ now: clock.now })
    clock.advance(100_000)
    await client.request('PUT', 'onlineagent/20010/heartbeat')
    clock.advance(100_000)
    expect((await client.lookUp('20011')).json()['retcode']).toBe('0')
    clock.advance(20_000)
    expect((await client.lookUp('20011')).json()['retcode']).toBe('100-006')
    expect((await client.signIn()).json()['retcode']).toBe('0')
  })

  it('does not follow while a poll is held', async () => {
    const clock = createManualClock()
    const { simulator, client } = await signedIn({ now: clock.now, pollHoldMs: longMs })
    const held = client.poll()
    await simulator.control.waitForHeldPoll('20010')
    clock.advance(500_000)
    expect((await client.lookUp('20011')).json()['retcode']).toBe('0')
    simulator.control.pushEvent('20010', { eventType: 'AgentState_Busy' })
    expect((await held).json()['retcode']).toBe('0')
  })
})
