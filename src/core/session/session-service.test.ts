import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness, type SessionHarnessOptions } from '../../../test/fakes/session-harness.ts'
import {
  advanceInSteps,
  flushPending,
  VirtualGateway,
  type VirtualGatewayOptions,
} from '../../../test/fakes/virtual-gateway.ts'

/** A harness before a virtual gateway, in virtual time. */
function harnessAt(options: VirtualGatewayOptions = {}, harnessOptions: Partial<SessionHarnessOptions> = {}) {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock, options)
  const openRoute = () => ({ transport: gateway, cookies: new RecordingJar() })
  return { clock, gateway, ...createSessionHarness({ clock, openRoute, ...harnessOptions }) }
}

async function signedIn(options: VirtualGatewayOptions = {}, harnessOptions: Partial<SessionHarnessOptions> = {}) {
  const harness = harnessAt(options, harnessOptions)
  const answer = harness.signIn()
  await advanceInSteps(harness.clock, 50, 5)
  expect(await answer).toEqual({ ok: true, value: null })
  return harness
}

const count = (paths: readonly string[], part: string): number => paths.filter((path) => path.includes(part)).length

describe('a session of our own', () => {
  it('is in the keyring as soon as it is signed in', async () => {
    const { vault, gateway } = await signedIn()
    expect(await vault.read('session:profile-1')).toMatchObject({
      value: expect.stringContaining(gateway.guid ?? '?') as string,
    })
  })

  it('answers lookups', async () => {
    const { session, clock } = await signedIn()
    const asked = session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 20, 5)
    expect(await asked).toMatchObject({
      ok: true,
      value: { agent: { workno: '20011', status: 4 }, profileId: 'profile-1' },
    })
  })

  it('refuses a second sign-in and a hand-over while it lasts, and says why', async () => {
    const { session, signIn, gateway } = await signedIn()
    const refused = { ok: false, error: { code: 'busy', reason: 'already-signed-in' } }
    expect(await signIn()).toEqual(refused)
    expect(await session.adopt(exampleProfile, gateway.guid ?? '')).toEqual(refused)
  })

  it('refuses a second sign-in while the first is unanswered: that passes by waiting', async () => {
    const { signIn } = harnessAt()
    void signIn()
    expect(await signIn()).toEqual({ ok: false, error: { code: 'busy' } })
  })

  it('is polled one after the other, 200 to 500 ms after each reply', async () => {
    const { clock, gateway } = await signedIn()
    await advanceInSteps(clock, 60_000)
    expect(gateway.faults).toEqual([])
    expect(count(gateway.paths, 'agentevent')).toBeGreaterThanOrEqual(5)
    expect(count(gateway.paths, 'agentevent')).toBeLessThanOrEqual(7)
  })

  it('has a new Guid in the keyring within a second', async () => {
    const { clock, gateway, vault } = await signedIn({ guidIntervalMs: 15_000 })
    const first = gateway.guid
    while (gateway.guid === first) await advanceInSteps(clock, 50)
    await advanceInSteps(clock, 1_000)
    expect(await vault.read('session:profile-1')).toMatchObject({
      value: expect.stringContaining(gateway.guid ?? '?') as string,
    })
  })

  it('tells the gateway when it ends, and leaves nothing in the keyring', async () => {
    const { session, clock, gateway, vault } = await signedIn()
    const left = session.signOut()
    await advanceInSteps(clock, 50, 5)
    await left
    expect(gateway.paths.at(-1)).toBe('DELETE onlineagent/20001/logout')
    expect(await vault.read('session:profile-1')).toEqual({ ok: true, value: null })
    expect(await session.queryAgentInfoByWorkNo('20011')).toEqual({ ok: false, error: { code: 'not-signed-in' } })
  })

  it('lives through two hours of Guids that change every minute, with lookups at random', async () => {
    let seed = 20_011
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const options = { guidIntervalMs: 60_000, latencyMs: () => 1 + Math.floor(random() * 400) }
    const { session, clock, gateway } = await signedInSlowly(options)
    const asked: Promise<{ ok: boolean }>[] = []
    for (let passed = 0; passed < 2 * 3_600_000; passed += 250) {
      if (random() < 0.05) asked.push(session.queryAgentInfoByWorkNo('20011'))
      await advanceInSteps(clock, 250, 250)
    }
    await advanceInSteps(clock, 2_000)
    const answers = await Promise.all(asked)
    expect(gateway.rotations).toBeGreaterThan(100)
    expect(answers.length).toBeGreaterThan(1_000)
    expect(answers.filter(({ ok }) => !ok)).toEqual([])
    expect(gateway.faults).toEqual([])
  }, 60_000)
})

async function signedInSlowly(options: VirtualGatewayOptions) {
  const harness = harnessAt(options)
  const answer = harness.signIn()
  await advanceInSteps(harness.clock, 2_000)
  expect(await answer).toMatchObject({ ok: true })
  return harness
}

describe('trouble', () => {
  it('recovers by itself from a gateway that was away, asking no more than once a step', async () => {
    const { session, clock, gateway } = await signedIn({}, { retryMs: 5_000 })
    gateway.isDown = true
    const before = gateway.paths.length
    await advanceInSteps(clock, 30_000)
    expect(session.view.state).toBe('recovering')
    expect(gateway.paths.length - before).toBeLessThanOrEqual(6)
    gateway.isDown = false
    await advanceInSteps(clock, 6_000)
    expect(session.view.state).toBe('signed-in')
    expect(count(gateway.paths, 'PUT')).toBe(1)
  })

  it('signs in once by itself when the gateway forgot it, and the agent who asked gets the answer', async () => {
    const { session, clock, gateway } = await signedIn()
    gateway.endSession()
    const asked = session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 3_000)
    expect(await asked).toMatchObject({ ok: true })
    expect(count(gateway.paths, 'PUT onlineagent/20001')).toBe(2)
    expect(gateway.paths.some((path) => path.includes('force'))).toBe(false)
  })

  it('stops and says why when it may not sign in by itself', async () => {
    const harness = harnessAt()
    const answer = harness.signIn('secret', false)
    await advanceInSteps(harness.clock, 50, 5)
    await answer
    harness.gateway.endSession()
    const asked = harness.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(harness.clock, 3_000)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'session-lost', retcode: '000-003' } })
    expect(harness.session.view).toMatchObject({ state: 'lost', problem: { code: 'session-lost' } })
    const seen = harness.gateway.paths.length
    await advanceInSteps(harness.clock, 60_000)
    expect(harness.gateway.paths.length).toBe(seen)
  })

  it('ends the wait when it is asked to check now', async () => {
    const { session, clock, gateway } = await signedIn({}, { retryMs: 60_000 })
    gateway.isDown = true
    await advanceInSteps(clock, 12_000)
    expect(session.view.state).toBe('recovering')
    gateway.isDown = false
    session.checkNow()
    await advanceInSteps(clock, 50, 5)
    expect(session.view.state).toBe('signed-in')
  })

  it('sends nothing in sleep and checks before anything else on waking', async () => {
    const { session, clock, gateway } = await signedIn()
    session.notify({ type: 'slept' })
    const seen = gateway.paths.length
    await advanceInSteps(clock, 60_000)
    expect(gateway.paths.length).toBe(seen)
    session.notify({ type: 'resumed' })
    await advanceInSteps(clock, 100, 5)
    expect(gateway.paths[seen]).toBe('GET onlineagent/20001/agentstatus')
    expect(session.view.state).toBe('signed-in')
  })
})

describe('a session that another client owns', () => {
  it('is checked, used for lookups and never polled', async () => {
    const harness = harnessAt()
    const guid = harness.gateway.beginSession()
    const adopted = harness.session.adopt(exampleProfile, guid)
    await advanceInSteps(harness.clock, 50, 5)
    expect(await adopted).toMatchObject({ ok: true })
    const asked = harness.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(harness.clock, 60_000)
    expect(await asked).toMatchObject({ ok: true })
    expect(count(harness.gateway.paths, 'agentevent')).toBe(0)
    expect(harness.session.view).toMatchObject({ state: 'signed-in', kind: 'adopted' })
  })

  it('says so when it dies, waits for a new hand-over and goes on with that', async () => {
    const harness = harnessAt()
    const first = harness.session.adopt(exampleProfile, harness.gateway.beginSession())
    await advanceInSteps(harness.clock, 50, 5)
    await first
    const next = harness.gateway.beginSession()
    const asked = harness.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(harness.clock, 50, 5)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'session-lost' } })
    expect(harness.session.view).toMatchObject({ state: 'lost', kind: 'adopted' })
    const second = harness.session.adopt(exampleProfile, next)
    await advanceInSteps(harness.clock, 50, 5)
    expect(await second).toMatchObject({ ok: true })
  })

  it('is dropped without a request to the gateway', async () => {
    const harness = harnessAt()
    const adopted = harness.session.adopt(exampleProfile, harness.gateway.beginSession())
    await advanceInSteps(harness.clock, 50, 5)
    await adopted
    await harness.session.signOut()
    expect(count(harness.gateway.paths, 'DELETE')).toBe(0)
  })
})

describe('a second process beside the running one', () => {
  it('goes on with the Guid in the keyring, and with a newer one when that changes under way', async () => {
    const owner = await signedIn({ guidIntervalMs: 15_000 })
    const openRoute = () => ({ transport: owner.gateway, cookies: new RecordingJar() })
    const second = createSessionHarness({ clock: owner.clock, openRoute, vault: owner.vault, mayPoll: false })
    second.settings.activate({ ...exampleProfile, isSessionStored: true })
    void second.session.restore()
    await advanceInSteps(owner.clock, 50, 5)
    expect(second.session.view.state).toBe('signed-in')
    await advanceInSteps(owner.clock, 60_000)
    expect(owner.gateway.rotations).toBeGreaterThan(1)
    const asked = second.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(owner.clock, 100, 5)
    expect(await asked).toMatchObject({ ok: true })
    expect(owner.gateway.faults).toEqual([])
  })
})

describe('starting', () => {
  it('goes on with the stored session without a sign-in', async () => {
    const first = await signedIn()
    await flushPending()
    const openRoute = () => ({ transport: first.gateway, cookies: new RecordingJar() })
    const again = createSessionHarness({ clock: first.clock, openRoute, vault: first.vault })
    again.settings.activate({ ...exampleProfile, isSessionStored: true })
    void again.session.restore()
    await advanceInSteps(first.clock, 50, 5)
    expect(again.session.view.state).toBe('signed-in')
    expect(count(first.gateway.paths, 'PUT')).toBe(1)
  })

  it('signs in with the stored password once the gateway can be reached', async () => {
    const harness = harnessAt({}, { retryMs: 1_000 })
    await harness.vault.save('password:profile-1', 'secret')
    harness.settings.activate({ ...exampleProfile, isPasswordStored: true })
    harness.gateway.isDown = true
    void harness.session.restore()
    await advanceInSteps(harness.clock, 5_000)
    expect(harness.session.view.state).toBe('recovering')
    expect(count(harness.gateway.paths, 'PUT')).toBe(0)
    harness.gateway.isDown = false
    await advanceInSteps(harness.clock, 2_000)
    expect(harness.session.view.state).toBe('signed-in')
  })
})
