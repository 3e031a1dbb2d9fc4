import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import { failure } from '../../shared/result.ts'

function createHarness() {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  const harness = createSessionHarness({
    clock,
    openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
  })
  const signIns = () => gateway.paths.filter((path) => path.startsWith('PUT')).length
  return { ...harness, clock, gateway, signIns }
}

describe('an automatic sign-in', () => {
  it('leaves the name that the profile was given meanwhile', async () => {
    const { settings, signIn, clock, gateway, signIns } = createHarness()
    void signIn()
    await advanceInSteps(clock, 50, 5)
    settings.changeProfile('profile-1', { name: 'Head office' })
    gateway.endSession()
    await advanceInSteps(clock, 15_000)
    expect(signIns()).toBe(2)
    expect(settings.activeProfile).toMatchObject({ name: 'Head office', isPasswordStored: true, isSessionStored: true })
  })

  it('is not tried with the password of another profile', async () => {
    const { session, settings, vault, signIn, clock, gateway, signIns } = createHarness()
    void signIn()
    await advanceInSteps(clock, 50, 5)
    void session.signOut()
    await advanceInSteps(clock, 50, 5)
    expect(settings.profile('profile-1')?.isPasswordStored).toBe(true)
    const profile = { ...exampleProfile, id: 'profile-2', agentId: '20002' }
    // It was to be stored, but the keyring does not take it.
    vault.save = async () => failure({ code: 'keyring-locked' })
    void session.signIn('login', { profile, password: 'secret', isPasswordToBeStored: true })
    await advanceInSteps(clock, 50, 5)
    expect(session.view).toMatchObject({ state: 'signed-in', agentId: '20002' })
    gateway.endSession()
    await advanceInSteps(clock, 15_000)
    expect(session.view).toMatchObject({ state: 'lost', problem: { code: 'session-lost' } })
    expect(signIns()).toBe(2)
  })
})
