import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import { MemoryVault } from '../../main/adapters/memory-vault.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { cancelled, faulty, gone, play, signedIn } from './machine/play-events.testkit.ts'

const inCall = { code: 'gateway-refused', retcode: '100-010' } as const
const storedAs = 'session:profile-1'

describe('the answer to a sign-out', () => {
  const { state: leaving } = play([...signedIn, { type: 'sign-out-asked' }])

  it('that refuses it lets the session go on, with its poll', () => {
    const refused = play([{ type: 'sign-out-answered', problem: inCall }], leaving)
    expect(refused).toMatchObject({ state: { phase: 'signed-in', isSigningOut: false, problem: null }, effects: [] })
    // The poll that was ended for the sign-out is answered only now.
    expect(play([{ type: 'poll-failed', problem: cancelled }], refused.state).effects).toEqual(['poll'])
    expect(play([{ type: 'sign-out-asked' }], refused.state).effects).toContain('sign-out')
  })

  it.each([null, gone, faulty, { code: 'gateway-http-status', detail: '502' } as const])(
    'ends the session here for good when it is %j',
    (problem) => {
      const { state, effects } = play([{ type: 'sign-out-answered', problem }], leaving)
      expect(state).toMatchObject({ phase: 'signed-out', problem: null })
      expect(effects).toContain('forget-session')
    },
  )
})

/** A keyring that can be shut. */
class ShutVault extends MemoryVault {
  isShut = false

  override async forget(account: string): Promise<Result<null>> {
    return this.isShut ? failure({ code: 'keyring-locked' }) : super.forget(account)
  }
}

async function signedInHarness() {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  const vault = new ShutVault()
  const openRoute = () => ({ transport: gateway, cookies: new RecordingJar() })
  const harness = createSessionHarness({ clock, openRoute, vault })
  void harness.signIn('secret', false)
  await advanceInSteps(clock, 50, 5)
  const signOut = async () => {
    const answer = harness.session.signOut()
    await advanceInSteps(clock, 50, 5)
    return answer
  }
  return { ...harness, clock, gateway, vault, signOut }
}

describe('signing out', () => {
  it('says what the gateway refused it for, and the session is still good', async () => {
    const { session, gateway, vault, clock, signOut } = await signedInHarness()
    gateway.signOutFault = '100-010'
    expect(await signOut()).toEqual(failure(inCall))
    expect(session.view.state).toBe('signed-in')
    expect(await vault.read(storedAs)).toMatchObject({ value: expect.stringContaining('guid') as string })
    const polls = gateway.paths.length
    await advanceInSteps(clock, 12_000)
    expect(gateway.paths.slice(polls)).toContain('GET agentevent/20001')
    expect(gateway.faults).toEqual([])
    gateway.signOutFault = null
    expect(await signOut()).toEqual(success(null))
  })

  it('says that the gateway has not confirmed it, and ends here all the same', async () => {
    const { session, settings, gateway, vault, signOut } = await signedInHarness()
    gateway.isDown = true
    expect(await signOut()).toEqual(failure({ code: 'gateway-unreachable' }))
    expect(session.view).toEqual({ state: 'signed-out', problem: null })
    expect(await vault.read(storedAs)).toEqual(success(null))
    expect(settings.activeProfile?.isSessionStored).toBe(false)
    expect(await session.queryAgentInfoByWorkNo('20011')).toEqual(failure({ code: 'not-signed-in' }))
  })

  it('is done when the gateway has ended the session already', async () => {
    const { gateway, signOut } = await signedInHarness()
    gateway.endSession()
    expect(await signOut()).toEqual(success(null))
  })

  it('says so when the keyring does not let go of the session', async () => {
    const { session, vault, signOut } = await signedInHarness()
    vault.isShut = true
    expect(await signOut()).toEqual(failure({ code: 'keyring-not-cleared', detail: 'keyring-locked' }))
    expect(session.view.state).toBe('signed-out')
  })

  it('tells the failure to everybody who asked for the same sign-out', async () => {
    const { session, gateway, clock } = await signedInHarness()
    gateway.isDown = true
    const answers = Promise.all([session.signOut(), session.signOut()])
    await advanceInSteps(clock, 50, 5)
    expect(await answers).toEqual([failure({ code: 'gateway-unreachable' }), failure({ code: 'gateway-unreachable' })])
  })

  it('does not repeat the failure of the sign-out before', async () => {
    const { session, gateway, clock, signIn, signOut } = await signedInHarness()
    gateway.isDown = true
    await signOut()
    gateway.isDown = false
    gateway.endSession()
    void signIn('secret', false)
    await advanceInSteps(clock, 50, 5)
    expect(session.view.state).toBe('signed-in')
    expect(await signOut()).toEqual(success(null))
    expect(await session.signOut()).toEqual(success(null))
  })

  it('of an adopted session is nothing that the gateway could refuse', async () => {
    const { session, gateway, clock, signOut } = await signedInHarness()
    await signOut()
    gateway.signOutFault = '100-010'
    void session.adopt(exampleProfile, gateway.beginSession())
    await advanceInSteps(clock, 50, 5)
    expect(session.view).toMatchObject({ state: 'signed-in', kind: 'adopted' })
    expect(await signOut()).toEqual(success(null))
  })
})

describe('stopping', () => {
  it('ends the poll and asks nothing any more, though the session goes on', async () => {
    const { session, gateway, clock, signOut } = await signedInHarness()
    gateway.signOutFault = '100-010'
    await signOut()
    await session.stop()
    const seen = gateway.paths.length
    await advanceInSteps(clock, 60_000)
    expect(gateway.paths).toHaveLength(seen)
    expect(clock.waiting).toBe(0)
  })
})
