import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fakes/example-profile.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { sessionRig } from '../../../test/fakes/session-rig.ts'
import { live, settle, VirtualGateway, type VirtualGatewayOptions } from '../../../test/fakes/virtual-gateway.ts'
import { MemoryVault } from '../../main/adapters/memory-vault.ts'

const storedAs = 'session:profile-1'

/** The process that polls, signed in, and one beside it that found its session in the keyring. */
async function twoProcesses(options: VirtualGatewayOptions = {}) {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock, options)
  const openRoute = () => ({ transport: gateway, cookies: new RecordingJar() })
  const owner = sessionRig({ clock, openRoute })
  void owner.signIn('secret', false)
  await live(clock, 50, 5)
  await settle()
  const second = sessionRig({ clock, openRoute, vault: owner.vault, mayPoll: false })
  second.settings.activate({ ...exampleProfile, isSessionStored: true })
  return { clock, gateway, vault: owner.vault, second }
}

describe('a process that borrows the session', () => {
  it('does not put the Guid that it found back over a newer one', async () => {
    const { clock, gateway, vault, second } = await twoProcesses({ isPreviousAccepted: true })
    void second.session.restore()
    await settle()
    await vault.save(storedAs, 'the newer one')
    await live(clock, 50, 5)
    expect(second.session.view.state).toBe('signed-in')
    expect(await vault.read(storedAs)).toEqual({ ok: true, value: 'the newer one' })
    expect(gateway.faults).toEqual([])
  })

  it('leaves a session that the gateway refuses to the process that polls', async () => {
    const { clock, gateway, vault, second } = await twoProcesses()
    gateway.endSession()
    void second.session.restore()
    await live(clock, 50, 5)
    expect(second.session.view.state).toBe('lost')
    expect(second.settings.activeProfile?.isSessionStored).toBe(true)
    expect(await vault.read(storedAs)).toMatchObject({ value: expect.stringContaining('guid') as string })
  })

  it('forgets the session when it is told to sign out', async () => {
    const { clock, vault, second } = await twoProcesses()
    void second.session.restore()
    await live(clock, 50, 5)
    const signedOut = second.session.signOut()
    await live(clock, 50, 5)
    await signedOut
    expect(await vault.read(storedAs)).toEqual({ ok: true, value: null })
  })
})

/** A keyring that answers a question about the session when it is told to. */
class WaitingVault extends MemoryVault {
  answer: () => void = () => undefined

  override async read(account: string): ReturnType<MemoryVault['read']> {
    if (account === storedAs) await new Promise<void>((resolve) => (this.answer = resolve))
    return super.read(account)
  }
}

it('a keyring that takes its time does not replace the session that the agent began meanwhile', async () => {
  const { clock, vault: first } = await twoProcesses()
  const gateway = new VirtualGateway(clock)
  // Or the sign-in would get the very Guid that is stored.
  gateway.beginSession()
  gateway.endSession()
  const stored = await first.read(storedAs)
  const vault = new WaitingVault()
  await vault.save(storedAs, stored.ok ? (stored.value ?? '') : '')
  const rig = sessionRig({ clock, vault, openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }) })
  rig.settings.activate({ ...exampleProfile, isSessionStored: true })
  const restored = rig.session.restore()
  await settle()
  const signedIn = rig.signIn('secret', false)
  await live(clock, 50, 5)
  vault.answer()
  await restored
  await live(clock, 50, 5)
  expect(await signedIn).toEqual({ ok: true, value: null })
  expect(gateway.refusals).toBe(0)
})
