import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { reply } from '../../../test/fakes/scripted-transport.ts'
import { createSessionHarness, type SessionHarnessOptions } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { failure } from '../../shared/result.ts'

async function signedIn(options: Partial<SessionHarnessOptions> = {}) {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  /** Every state that the page was told, each once in a row. */
  const states: string[] = []
  const harness = createSessionHarness({
    clock,
    retryMs: 4_000,
    openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
    onChanged: () => {
      const { state } = harness.session.view
      if (states.at(-1) !== state) states.push(state)
    },
    ...options,
  })
  void harness.signIn()
  await advanceInSteps(clock, 50, 5)
  states.splice(0)
  const count = (part: string): number => gateway.paths.filter((path) => path.includes(part)).length
  const lookUp = async () => {
    const asked = harness.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 2_000, 5)
    return asked
  }
  return { ...harness, clock, gateway, states, count, lookUp }
}

const noRight = failure({ code: 'lookup-not-allowed', retcode: '000-003', message: 'no permission' })

describe('a gateway that refuses lookups alone', () => {
  it('is said to give no right to look up, in its own words, and the agent stays signed in', async () => {
    const { gateway, lookUp, states } = await signedIn()
    gateway.lookupFault = { retcode: '000-003', message: 'no permission' }
    expect(await lookUp()).toEqual(noRight)
    expect(states.filter((state) => state !== 'signed-in')).toEqual([])
  })

  it('gets one request for each further Enter, and nothing else', async () => {
    const { gateway, lookUp, states, count, clock } = await signedIn()
    gateway.lookupFault = { retcode: '000-003', message: 'no permission' }
    await lookUp()
    const [lookups, checks] = [count('agentbyworkno'), count('agentstatus')]
    for (let enter = 0; enter < 5; enter += 1) {
      expect(await lookUp()).toEqual(noRight)
      await advanceInSteps(clock, 10_000)
    }
    expect([count('agentbyworkno') - lookups, count('agentstatus') - checks]).toEqual([5, 0])
    expect(states.filter((state) => state !== 'signed-in')).toEqual([])
    expect(count('PUT')).toBe(1)
  })

  it('answers again once the right was given', async () => {
    const { gateway, lookUp } = await signedIn()
    gateway.lookupFault = { retcode: '000-003', message: 'no permission' }
    await lookUp()
    gateway.lookupFault = null
    expect(await lookUp()).toMatchObject({ ok: true })
  })

  it('is asked about the session again when that has not proved its life of late: an adopted one may be gone', async () => {
    const { session, gateway, lookUp, clock } = await signedIn()
    void session.signOut()
    await advanceInSteps(clock, 50, 5)
    void session.adopt(exampleProfile, gateway.beginSession())
    await advanceInSteps(clock, 50, 5)
    gateway.lookupFault = { retcode: '000-003', message: 'no permission' }
    expect(await lookUp()).toEqual(noRight)
    gateway.endSession()
    await advanceInSteps(clock, 60_000)
    expect(await lookUp()).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(session.view).toMatchObject({ state: 'lost', kind: 'adopted' })
  })

  it('with another retcode for the session is quoted, since the session is not over', async () => {
    const { gateway, lookUp } = await signedIn()
    gateway.lookupFault = { retcode: '100-006', message: 'not signed in' }
    expect(await lookUp()).toMatchObject({ ok: false, error: { code: 'gateway-refused', retcode: '100-006' } })
  })
})

describe('polls that fail while everything else works', () => {
  it.each([
    ['504 after 5 s, from a proxy', 5_000, reply('<html>', { status: 504 })],
    ['000-001, at a site in push mode', 5, reply({ retcode: '000-001', message: '' })],
    ['000-003', 5, reply({ retcode: '000-003', message: '' })],
    ['a page of something in between', 5, reply('<html>')],
  ])('are said once and for as long as it lasts: %s', async (_, afterMs, answer) => {
    const { gateway, clock, states, pollProblems, count, lookUp, session } = await signedIn()
    gateway.pollCut = { afterMs, answer }
    await advanceInSteps(clock, 10 * 60_000, 100)
    expect(states.filter((state) => state !== 'signed-in')).toEqual([])
    expect(pollProblems).toHaveLength(1)
    expect(pollProblems[0]).not.toBeNull()
    expect(count('PUT')).toBe(1)
    expect(await lookUp()).toMatchObject({ ok: true })
    gateway.pollCut = null
    await advanceInSteps(clock, 60_000, 100)
    expect(pollProblems.at(-1)).toBeNull()
    expect(session.view.state).toBe('signed-in')
  })

  it('show a gateway that breaks off each poll as away once, not each time', async () => {
    const { gateway, clock, states, pollProblems } = await signedIn()
    gateway.pollCut = { afterMs: 5_000, answer: failure({ code: 'gateway-unreachable' }) }
    await advanceInSteps(clock, 10 * 60_000, 100)
    expect(states).toEqual(['signed-in', 'recovering', 'signed-in'])
    expect(pollProblems).toHaveLength(1)
  })
})

describe('a gateway that holds polls for longer than documented', () => {
  it.each([30_000, 55_000, 90_000])('for %i ms is waited for, once that is known', async (holdMs) => {
    const { gateway, clock, states, count } = await signedIn()
    gateway.holdMs = holdMs
    await advanceInSteps(clock, 5 * 60_000, 100)
    const polls = count('agentevent')
    await advanceInSteps(clock, 10 * 60_000, 100)
    // The documented pause comes on top, and no poll is given up.
    expect(count('agentevent') - polls).toBeLessThanOrEqual(600_000 / holdMs + 1)
    expect(states.filter((state) => state !== 'signed-in')).toEqual([])
    expect(gateway.faults).toEqual([])
  })
})

describe('a gateway that answers one poll of each session and then forgets it', () => {
  it('gets no more than a handful of sign-ins', async () => {
    const { gateway, clock, count, session } = await signedIn()
    gateway.pollsUntilForgotten = 1
    await advanceInSteps(clock, 60_000, 25)
    expect(count('PUT')).toBe(2)
    await advanceInSteps(clock, 30 * 60_000, 250)
    expect(count('PUT')).toBe(2)
    expect(session.view).toMatchObject({ state: 'lost', problem: { code: 'session-lost' } })
  })
})

describe('a check that the gateway does not answer as documented', () => {
  it.each([404, 405])('is replaced by a lookup of the own number where it is not known: %i', async (status) => {
    const { session, gateway, clock, count } = await signedIn()
    gateway.checkFault = reply('<html>', { status })
    session.notify({ type: 'network-changed', isOnline: true })
    await advanceInSteps(clock, 100, 5)
    expect(session.view.state).toBe('signed-in')
    session.checkNow()
    await advanceInSteps(clock, 100, 5)
    expect(session.view.state).toBe('signed-in')
    // It is not asked a second time for what it does not know.
    expect(count('agentstatus')).toBe(1)
    gateway.endSession()
    session.checkNow()
    await advanceInSteps(clock, 500, 5)
    expect(count('PUT')).toBe(2)
  })

  it('with 105-001 is a session that is gone', async () => {
    const { session, gateway, clock, count } = await signedIn()
    gateway.checkFault = reply({ retcode: '105-001', message: '' })
    session.checkNow()
    await advanceInSteps(clock, 100, 5)
    expect(count('PUT')).toBe(2)
  })

  it.each(['105-003', '105-004', '000-000'])('with %s is not repeated for ever', async (retcode) => {
    const { session, gateway, clock, count } = await signedIn()
    gateway.checkFault = reply({ retcode, message: '' })
    session.checkNow()
    await advanceInSteps(clock, 5 * 60_000, 100)
    const checks = count('agentstatus')
    expect(checks).toBeLessThanOrEqual(6)
    await advanceInSteps(clock, 60 * 60_000, 1_000)
    expect(count('agentstatus')).toBe(checks)
    expect(session.view).toMatchObject({ state: 'lost' })
  })
})

describe('a machine that never says that it woke', () => {
  it('is awake as soon as somebody looks up', async () => {
    const { session, gateway, clock, lookUp, count } = await signedIn()
    session.notify({ type: 'slept' })
    await advanceInSteps(clock, 60_000)
    const polls = count('agentevent')
    expect(await lookUp()).toMatchObject({ ok: true })
    await advanceInSteps(clock, 30_000)
    expect(count('agentevent')).toBeGreaterThan(polls + 1)
    expect(gateway.faults).toEqual([])
  })
})
