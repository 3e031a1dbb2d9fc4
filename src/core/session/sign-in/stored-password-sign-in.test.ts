import { expect, it } from 'vitest'
import { exampleProfile } from '../../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../../test/fakes/virtual-gateway.ts'

const storedAs = 'password:profile-1'
const signIns = (paths: readonly string[]): number => paths.filter((path) => path.startsWith('PUT')).length

/** Signed in by a command that says nothing about the password in the keyring. */
async function signedInByCommand(isPasswordStored: boolean) {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  const harness = createSessionHarness({
    clock,
    openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
  })
  const profile = { ...exampleProfile, isPasswordStored }
  harness.settings.activate(profile)
  if (isPasswordStored) await harness.vault.save(storedAs, 'kept')
  const signedIn = harness.session.signIn('login', { profile, password: 'secret', isPasswordToBeStored: null })
  await advanceInSteps(clock, 50, 5)
  expect(await signedIn).toEqual({ ok: true, value: null })
  return { ...harness, clock, gateway }
}

it('a sign-in that says nothing about the stored password leaves it where it is, for a session that is lost later', async () => {
  const { vault, settings, clock, gateway, session } = await signedInByCommand(true)
  expect(await vault.read(storedAs)).toEqual({ ok: true, value: 'kept' })
  expect(settings.activeProfile?.isPasswordStored).toBe(true)
  gateway.endSession()
  await advanceInSteps(clock, 15_000)
  expect(session.view.state).toBe('signed-in')
  expect(signIns(gateway.paths)).toBe(2)
})

it('a sign-in that says nothing about the password stores none, and none is tried later', async () => {
  const { vault, settings, clock, gateway, session } = await signedInByCommand(false)
  expect(await vault.read(storedAs)).toEqual({ ok: true, value: null })
  expect(settings.activeProfile?.isPasswordStored).toBe(false)
  gateway.endSession()
  await advanceInSteps(clock, 15_000)
  expect(session.view).toMatchObject({ state: 'lost', problem: { code: 'session-lost' } })
  expect(signIns(gateway.paths)).toBe(1)
})
