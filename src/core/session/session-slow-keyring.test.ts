import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { SlowVault } from '../../../test/fakes/slow-vault.ts'
import { advanceInSteps, flushPending, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import type { Profile } from '../../shared/settings.ts'
import { writeStoredSession } from './stored-session.ts'

const gatewayOf = (id: string): string => `https://${id}.example:8043`

/** Two profiles at two gateways, each with a live session in a keyring that takes its time. */
async function startingHarness() {
  const clock = new ManualClock()
  const vault = new SlowVault()
  const gateways = new Map<string, VirtualGateway>()
  const harness = createSessionHarness({
    clock,
    vault,
    openRoute: ({ gateway }) => ({
      transport: gateways.get(gateway) ?? new VirtualGateway(clock),
      cookies: new RecordingJar(),
    }),
  })
  for (const id of ['profile-2', 'profile-1']) {
    const profile: Profile = { ...exampleProfile, id, gateway: gatewayOf(id), isSessionStored: true }
    const gateway = new VirtualGateway(clock, { lookupMs: 40 })
    gateways.set(profile.gateway, gateway)
    harness.settings.activate(profile)
    const session = { version: 1, kind: 'owned', guid: gateway.beginSession(), cookies: '', since: 0 } as const
    await vault.save(
      `session:${id}`,
      writeStoredSession({ ...session, gateway: profile.gateway, agentId: profile.agentId }),
    )
  }
  const pathsOf = (id: string) => gateways.get(gatewayOf(id))?.paths ?? []
  /** Lets the keyring answer all, and the session come to rest. */
  const settle = async () => {
    vault.isSlow = false
    vault.answer()
    await advanceInSteps(clock, 500, 5)
  }
  return { ...harness, clock, vault, pathsOf, settle }
}

describe('while the keyring is still being asked at the start', () => {
  it('another profile that is selected is the one whose session answers', async () => {
    const { session, profiles, settings, pathsOf, settle, clock } = await startingHarness()
    void session.restore()
    await flushPending()
    const selected = profiles.select('profile-2')
    await settle()
    expect(await selected).toEqual({ ok: true, value: null })
    expect(settings.current.activeProfileId).toBe('profile-2')
    const asked = session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 100, 5)
    expect(await asked).toMatchObject({ ok: true, value: { profileId: 'profile-2' } })
    expect(pathsOf('profile-1')).toEqual([])
  })

  it('a sign-out forgets the stored session, which is not gone on with', async () => {
    const { session, vault, pathsOf, settle } = await startingHarness()
    void session.restore()
    await flushPending()
    const signedOut = session.signOut()
    await settle()
    expect(await signedOut).toEqual({ ok: true, value: null })
    expect(session.view).toEqual({ state: 'signed-out', problem: null })
    expect(await vault.read('session:profile-1')).toEqual({ ok: true, value: null })
    expect(pathsOf('profile-1')).toEqual([])
  })

  it('the profile that is removed leaves nothing behind that goes on', async () => {
    const { session, profiles, settings, pathsOf, settle } = await startingHarness()
    void session.restore()
    await flushPending()
    const removed = profiles.remove('profile-1')
    await settle()
    expect(await removed).toEqual({ ok: true, value: null })
    expect(settings.current.activeProfileId).toBe('profile-2')
    expect(session.view.state).toBe('signed-out')
    expect(pathsOf('profile-1')).toEqual([])
  })

  it('a session that is handed over meanwhile stays, even when it ends before the keyring answers', async () => {
    const { session, settings, pathsOf, settle, clock } = await startingHarness()
    void session.restore()
    await flushPending()
    const profile = settings.profile('profile-2') ?? exampleProfile
    void session.adopt(profile, '00000000-0000-0000-0000-00000000dead.AgentGateway0')
    await advanceInSteps(clock, 100, 5)
    expect(session.view).toMatchObject({ state: 'lost', kind: 'adopted' })
    await settle()
    expect(session.view).toMatchObject({ state: 'lost', kind: 'adopted' })
    expect(pathsOf('profile-1')).toEqual([])
  })

  it('a lookup does not wait for a keyring whose answer no longer counts', async () => {
    const { session } = await startingHarness()
    void session.restore()
    await flushPending()
    void session.signOut()
    expect(await session.queryAgentInfoByWorkNo('20011')).toEqual({ ok: false, error: { code: 'not-signed-in' } })
  })
})

it('of two profiles selected one right after the other, the last one answers', async () => {
  const { session, profiles, settings, settle, clock } = await startingHarness()
  await settle()
  void session.restore()
  await advanceInSteps(clock, 100, 5)
  expect(session.view.state).toBe('signed-in')
  settings.activate({ ...exampleProfile, id: 'profile-3', agentId: '20003' })
  settings.change({ activeProfileId: 'profile-1' })
  const selected = [profiles.select('profile-2'), profiles.select('profile-3')]
  await advanceInSteps(clock, 500, 5)
  await Promise.all(selected)
  expect(settings.current.activeProfileId).toBe('profile-3')
  expect(session.view.state).toBe('signed-out')
})

it('a lookup that was under way when the profile changed is not answered by the other gateway', async () => {
  const { session, profiles, pathsOf, settle, clock } = await startingHarness()
  await settle()
  void session.restore()
  await advanceInSteps(clock, 100, 5)
  const asked = session.queryAgentInfoByWorkNo('20011')
  await flushPending()
  void profiles.select('profile-2')
  await advanceInSteps(clock, 500, 5)
  expect(await asked).toEqual({ ok: false, error: { code: 'not-signed-in' } })
  expect(pathsOf('profile-2').filter((path) => path.includes('agentbyworkno'))).toEqual([])
  expect(session.view.state).toBe('signed-in')
})
