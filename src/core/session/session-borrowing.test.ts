import { describe, expect, it } from 'vitest'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import {
  advanceInSteps,
  flushPending,
  VirtualGateway,
  type VirtualGatewayOptions,
} from '../../../test/fakes/virtual-gateway.ts'
import { MemoryVault } from '../../main/adapters/memory-vault.ts'

const storedAs = 'session:profile-1'

/** The process that polls, signed in, and one beside it that found its session in the keyring. */
async function twoProcesses(options: VirtualGatewayOptions = {}) {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock, options)
  const openRoute = () => ({ transport: gateway, cookies: new RecordingJar() })
  const owner = createSessionHarness({ clock, openRoute })
  void owner.signIn('secret', false)
  await advanceInSteps(clock, 50, 5)
  await flushPending()
  const second = createSessionHarness({ clock, openRoute, vault: owner.vault, mayPoll: false })
  second.settings.activate({ ...exampleProfile, isSessionStored: true })
  return { clock, gateway, vault: owner.vault, owner, second }
}

/** The session in this keyring with another Guid, and perhaps of another gateway. */
async function storeGuid(vault: MemoryVault, guid: string, change: { readonly gateway?: string } = {}): Promise<void> {
  const stored = await vault.read(storedAs)
  const session = JSON.parse(stored.ok ? (stored.value ?? '{}') : '{}') as object
  await vault.save(storedAs, JSON.stringify({ ...session, ...change, guid }))
}

describe('a process that borrows the session', () => {
  it('does not put the Guid that it found back over a newer one', async () => {
    const { clock, gateway, vault, second } = await twoProcesses({ isPreviousAccepted: true })
    void second.session.restore()
    await flushPending()
    await vault.save(storedAs, 'the newer one')
    await advanceInSteps(clock, 50, 5)
    expect(second.session.view.state).toBe('signed-in')
    expect(await vault.read(storedAs)).toEqual({ ok: true, value: 'the newer one' })
    expect(gateway.faults).toEqual([])
  })

  it('leaves a session that the gateway refuses to the process that polls', async () => {
    const { clock, gateway, vault, second } = await twoProcesses()
    gateway.endSession()
    void second.session.restore()
    await advanceInSteps(clock, 50, 5)
    expect(second.session.view.state).toBe('lost')
    expect(second.settings.activeProfile?.isSessionStored).toBe(true)
    expect(await vault.read(storedAs)).toMatchObject({ value: expect.stringContaining('guid') as string })
  })

  it('forgets the session when it is told to sign out', async () => {
    const { clock, vault, second } = await twoProcesses()
    void second.session.restore()
    await advanceInSteps(clock, 50, 5)
    const signedOut = second.session.signOut()
    await advanceInSteps(clock, 50, 5)
    await signedOut
    expect(await vault.read(storedAs)).toEqual({ ok: true, value: null })
  })
})

describe('a Guid in the keyring', () => {
  const stranger = 'ffffffff-0000-0000-0000-000000000000.AgentGateway0'

  it('is of no use to the process that polls, whose own is the newest by itself', async () => {
    const { clock, gateway, vault, owner } = await twoProcesses()
    await storeGuid(vault, stranger)
    gateway.lookupFault = '100-006'
    const asked = owner.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 6_000)
    expect(await asked).toMatchObject({ ok: false })
    // A request with the stranger's would have been refused by the gateway itself.
    expect(gateway.refusals).toBe(0)
    expect(owner.session.view.state).toBe('signed-in')
  })

  it.each(['https://other.example:8043', 'https://gateway.example:9043'])(
    'of the same agent at another gateway is never sent to this one: %s',
    async (other) => {
      const { clock, gateway, vault, second } = await twoProcesses()
      void second.session.restore()
      await advanceInSteps(clock, 50, 5)
      await storeGuid(vault, stranger, { gateway: other })
      gateway.lookupFault = '100-006'
      void second.session.queryAgentInfoByWorkNo('20011')
      await advanceInSteps(clock, 3_000)
      expect(gateway.refusals).toBe(0)
    },
  )

  it('is not gone back to after a newer hand-over', async () => {
    const { clock, gateway, vault, owner } = await twoProcesses()
    void owner.session.signOut()
    await advanceInSteps(clock, 50, 5)
    const before = gateway.beginSession()
    void owner.session.adopt(exampleProfile, before)
    await advanceInSteps(clock, 50, 5)
    void owner.session.adopt(exampleProfile, gateway.beginSession())
    await advanceInSteps(clock, 50, 5)
    await storeGuid(vault, before)
    gateway.lookupFault = '100-006'
    void owner.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 3_000)
    expect(gateway.refusals).toBe(0)
    expect(owner.session.view).toMatchObject({ state: 'signed-in', kind: 'adopted' })
  })

  it('that was taken under way is not put back over a newer one', async () => {
    const { clock, gateway, vault, second } = await twoProcesses({ guidIntervalMs: 5_000, isPreviousAccepted: true })
    void second.session.restore()
    await advanceInSteps(clock, 50, 5)
    await advanceInSteps(clock, 25_000)
    expect(gateway.rotations).toBe(2)
    void second.session.queryAgentInfoByWorkNo('20011')
    await advanceInSteps(clock, 50, 5)
    expect(gateway.refusals).toBe(1)
    gateway.lookupFault = '100-006'
    void second.session.queryAgentInfoByWorkNo('20012')
    // The check is under way, and the gateway will say yes.
    while (gateway.paths.at(-1)?.includes('agentstatus') !== true) await advanceInSteps(clock, 1, 1)
    await storeGuid(vault, stranger)
    await advanceInSteps(clock, 50, 5)
    expect(second.session.view.state).toBe('signed-in')
    expect(await vault.read(storedAs)).toMatchObject({ value: expect.stringContaining(stranger) as string })
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
  const harness = createSessionHarness({
    clock,
    vault,
    openRoute: () => ({ transport: gateway, cookies: new RecordingJar() }),
  })
  harness.settings.activate({ ...exampleProfile, isSessionStored: true })
  const restored = harness.session.restore()
  await flushPending()
  const signedIn = harness.signIn('secret', false)
  await advanceInSteps(clock, 50, 5)
  vault.answer()
  await restored
  await advanceInSteps(clock, 50, 5)
  expect(await signedIn).toEqual({ ok: true, value: null })
  expect(gateway.refusals).toBe(0)
})
