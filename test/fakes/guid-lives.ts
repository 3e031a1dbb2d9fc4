import fc from 'fast-check'
import type { GatewayReply, GatewayRequest, Transport } from '../../src/core/ports.ts'
import { MemoryVault } from '../../src/main/adapters/memory-vault.ts'
import { failure, type Result } from '../../src/shared/reply.ts'
import { exampleProfile } from './example-profile.ts'
import { ManualClock } from './manual-clock.ts'
import { RecordingJar } from './recording-jar.ts'
import { sessionRig, type SessionRig } from './session-rig.ts'
import { live, settle, VirtualGateway } from './virtual-gateway.ts'

/** What happens to two processes with one keyring before a gateway that changes the Guid. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(5, 60, 600, 4_000, 11_000).map((ms) => `${ms} ms pass` as const) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...(['owner looks up', 'owner is refused', 'keyring takes nothing or again'] as const),
      ...(['borrower looks up', 'borrower is refused', 'borrower restores'] as const),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...(['owner signs in', 'owner signs out', 'owner takes over', 'owner restores'] as const),
      ...(['owner sleeps', 'owner wakes', 'network changes'] as const),
      ...(['gateway ends the session', 'gateway goes or comes'] as const),
    ),
  },
)
export const guidLives = fc.array(happening, { minLength: 5, maxLength: 40 })
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never

/** What a process sends, with a fault of ours in it; `newest` and `refused` are Guids as this process knows them. */
export type Tamper = (request: GatewayRequest, known: { newest: number; refused: readonly number[] }) => number | null

const storedAs = `session:${exampleProfile.id}`

/** The gateway numbers its Guids one after the other. */
const ageOf = (text: string | null | undefined): number => Number(/-(\d{12})\.AgentGateway0/.exec(text ?? '')?.[1] ?? 0)
const guidOf = (age: number): string => `00000000-0000-0000-0000-${String(age).padStart(12, '0')}.AgentGateway0`

/** A keyring that reads at all times and writes only when it may. */
class WatchedVault extends MemoryVault {
  isReadOnly = false
  stored = 0

  override async save(account: string, secret: string): Promise<Result<null>> {
    if (this.isReadOnly) return failure({ code: 'keyring-locked' })
    if (account === storedAs) this.stored = ageOf(secret)
    return super.save(account, secret)
  }

  override async forget(account: string): Promise<Result<null>> {
    if (account === storedAs) this.stored = 0
    return super.forget(account)
  }
}

/** What one process sends, watched. */
class WatchedTransport implements Transport {
  readonly #gateway: VirtualGateway
  readonly #vault: WatchedVault
  readonly #tamper: Tamper
  /** Those that were refused when the keyring held a newer one. */
  readonly #refused = new Set<number>()
  #newest = 0
  broken: string | null = null

  constructor(gateway: VirtualGateway, vault: WatchedVault, tamper: Tamper) {
    this.#gateway = gateway
    this.#vault = vault
    this.#tamper = tamper
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const tampered = this.#tamper(request, { newest: this.#newest, refused: [...this.#refused] })
    const sent = tampered === null ? request : { ...request, headers: { ...request.headers, Guid: guidOf(tampered) } }
    const age = ageOf(sent.headers['Guid'])
    if (age > 0) this.#judge(age)
    this.#newest = Math.max(this.#newest, age)
    const reply = await this.#gateway.send(sent)
    if (!reply.ok) return reply
    this.#newest = Math.max(this.#newest, ageOf(reply.value.header('set-guid')))
    const isRefused = /"retcode":"(000-003|100-006)"/.test(reply.value.text)
    if (isRefused && this.#vault.stored > age) this.#refused.add(age)
    return reply
  }

  async close(): Promise<void> {
    return undefined
  }

  #judge(age: number): void {
    if (age < this.#newest) this.broken ??= 'never a request with a Guid known to be replaced'
    else if (this.#refused.has(age) && this.#vault.stored > age)
      this.broken ??= 'never again a Guid that was refused when a newer one is stored'
  }
}

/** Lives one random life with the real session service twice, the one that polls and one that borrows; the first sentence broken, or null. */
export async function firstBrokenGuid(life: readonly Happening[], tamper: Tamper = () => null): Promise<string | null> {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock, { guidIntervalMs: 5_000 })
  const vault = new WatchedVault()
  const wire = {
    owner: new WatchedTransport(gateway, vault, tamper),
    borrower: new WatchedTransport(gateway, vault, tamper),
  }
  const rigOf = (transport: Transport, mayPoll: boolean): SessionRig =>
    sessionRig({ clock, vault, mayPoll, openRoute: () => ({ transport, cookies: new RecordingJar() }) })
  const owner = rigOf(wire.owner, true)
  const borrower = rigOf(wire.borrower, false)
  borrower.settings.activate({ ...exampleProfile, isSessionStored: true })
  void owner.signIn()
  await live(clock, 60, 5)
  for (const what of life) {
    await happen(what, { clock, gateway, vault, owner, borrower })
    await settle()
    const broken = wire.owner.broken ?? wire.borrower.broken
    if (broken !== null) return broken
  }
  return null
}

interface World {
  readonly clock: ManualClock
  readonly gateway: VirtualGateway
  readonly vault: WatchedVault
  readonly owner: SessionRig
  readonly borrower: SessionRig
}

async function happen(what: Happening, { clock, gateway, vault, owner, borrower }: World): Promise<void> {
  switch (what) {
    case 'owner looks up':
      return void owner.session.queryAgentInfoByWorkNo('20011')
    case 'borrower looks up':
      return void borrower.session.queryAgentInfoByWorkNo('20011')
    case 'borrower restores':
      return void borrower.session.restore({ mayUsePassword: false })
    case 'owner signs in':
      return void owner.signIn()
    case 'owner signs out':
      return void owner.session.signOut()
    case 'owner takes over':
      return void owner.session.adopt(exampleProfile, gateway.beginSession())
    case 'owner restores':
      return void owner.session.restore()
    case 'owner sleeps':
      return owner.session.notify({ type: 'slept' })
    case 'owner wakes':
      return owner.session.notify({ type: 'resumed' })
    case 'network changes':
      return owner.session.notify({ type: 'network-changed', isOnline: true })
    case 'gateway ends the session':
      return gateway.endSession()
    case 'gateway goes or comes':
      gateway.isDown = !gateway.isDown
      return
    case 'owner is refused':
      return refusedLookup(owner, { clock, gateway })
    case 'borrower is refused':
      return refusedLookup(borrower, { clock, gateway })
    case 'keyring takes nothing or again':
      vault.isReadOnly = !vault.isReadOnly
      return
    default: {
      const ms = Number.parseInt(what, 10)
      return live(clock, ms, Math.max(5, ms / 40))
    }
  }
}

/** A lookup that the gateway refuses although its Guid is good, waited for. */
async function refusedLookup(
  { session }: SessionRig,
  { clock, gateway }: Pick<World, 'clock' | 'gateway'>,
): Promise<void> {
  gateway.lookupFault = '100-006'
  void session.queryAgentInfoByWorkNo('20011')
  await live(clock, 2_000, 50)
  gateway.lookupFault = null
}
