import fc from 'fast-check'
import type { GatewayReply, GatewayRequest, Transport } from '../../src/core/ports.ts'
import { MemoryVault } from '../../src/main/adapters/memory-vault.ts'
import { failure, type Result } from '../../src/shared/result.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { ManualClock } from './manual-clock.ts'
import { RecordingJar } from './recording-jar.ts'
import { createSessionHarness, type SessionHarness } from './session-harness.ts'
import { advanceInSteps, flushPending, VirtualGateway } from './virtual-gateway.ts'

/** What happens to two processes with one keyring before a gateway that changes the Guid. */
const scenarioStep = fc.oneof(
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
export const guidScenarios = fc.array(scenarioStep, { minLength: 5, maxLength: 40 })
type ScenarioStep = typeof scenarioStep extends fc.Arbitrary<infer H> ? H : never

/** The newest Guid that a process was given, and the one that was refused last; 0: none. */
export interface KnownGuids {
  readonly newest: number
  readonly refused: number
}

/** Which Guid a process sends instead of its own: a seeded fault; null: its own. */
export type GuidFault = (request: GatewayRequest, known: KnownGuids) => number | null

/** The gateway numbers its Guids one after the other. */
const ageOf = (text: string | null | undefined): number => Number(/-(\d{12})\.AgentGateway0/.exec(text ?? '')?.[1] ?? 0)
const guidOf = (age: number): string => `00000000-0000-0000-0000-${String(age).padStart(12, '0')}.AgentGateway0`

/** The system's keyring, which both processes use. */
class Keyring {
  readonly vault = new MemoryVault()
  /** It reads at all times and writes only when it may. */
  isReadOnly = false
}

/** The keyring and the gateway as one process uses them, with all that it was told about Guids. */
class WatchedProcess extends MemoryVault implements Transport {
  readonly #gateway: VirtualGateway
  readonly #keyring: Keyring
  readonly #guidFault: GuidFault
  #newest = 0
  #refused = 0
  hasUsedReplacedGuid = false

  constructor(gateway: VirtualGateway, keyring: Keyring, guidFault: GuidFault) {
    super()
    this.#gateway = gateway
    this.#keyring = keyring
    this.#guidFault = guidFault
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    const faultyGuid = this.#guidFault(request, { newest: this.#newest, refused: this.#refused })
    const sent =
      faultyGuid === null ? request : { ...request, headers: { ...request.headers, Guid: guidOf(faultyGuid) } }
    const age = ageOf(sent.headers['Guid'])
    this.hasUsedReplacedGuid ||= age > 0 && age < this.#newest
    this.#learn(age)
    const reply = await this.#gateway.send(sent)
    if (!reply.ok) return reply
    this.#learn(ageOf(reply.value.header('set-guid')))
    if (/"retcode":"(000-003|100-006)"/.test(reply.value.text)) this.#refused = age
    return reply
  }

  renew(): void {
    return undefined
  }

  async close(): Promise<void> {
    return undefined
  }

  override async read(account: string): Promise<Result<string | null>> {
    const read = await this.#keyring.vault.read(account)
    if (read.ok) this.#learn(ageOf(read.value))
    return read
  }

  override async save(account: string, secret: string): Promise<Result<null>> {
    return this.#keyring.isReadOnly ? failure({ code: 'keyring-locked' }) : this.#keyring.vault.save(account, secret)
  }

  override forget(account: string): Promise<Result<null>> {
    return this.#keyring.vault.forget(account)
  }

  #learn(age: number): void {
    this.#newest = Math.max(this.#newest, age)
  }
}

/**
 * Plays one scenario with two real session services, one that polls and one that borrows. True when
 * one of them sent a Guid that it knew to be replaced: the gateway or the keyring had given it a
 * newer one.
 */
export async function usesReplacedGuid(
  scenario: readonly ScenarioStep[],
  guidFault: GuidFault = () => null,
): Promise<boolean> {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock, { guidIntervalMs: 5_000 })
  const keyring = new Keyring()
  const processes = [
    new WatchedProcess(gateway, keyring, guidFault),
    new WatchedProcess(gateway, keyring, guidFault),
  ] as const
  const [owner, borrower] = processes.map((process, index) =>
    createSessionHarness({
      clock,
      vault: process,
      mayPoll: index === 0,
      openRoute: () => ({ transport: process, cookies: new RecordingJar() }),
    }),
  ) as [SessionHarness, SessionHarness]
  borrower.settings.activate({ ...exampleProfile, isSessionStored: true })
  void owner.signIn()
  await advanceInSteps(clock, 60, 5)
  for (const step of scenario) {
    await runStep(step, { clock, gateway, keyring, owner, borrower })
    await flushPending()
    if (processes.some(({ hasUsedReplacedGuid }) => hasUsedReplacedGuid)) return true
  }
  return false
}

interface GuidScenario {
  readonly clock: ManualClock
  readonly gateway: VirtualGateway
  readonly keyring: Keyring
  readonly owner: SessionHarness
  readonly borrower: SessionHarness
}

async function runStep(step: ScenarioStep, { clock, gateway, keyring, owner, borrower }: GuidScenario): Promise<void> {
  switch (step) {
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
      keyring.isReadOnly = !keyring.isReadOnly
      return
    default: {
      const ms = Number.parseInt(step, 10)
      return advanceInSteps(clock, ms, Math.max(5, ms / 40))
    }
  }
}

/** A lookup that the gateway refuses although its Guid is good, waited for. */
async function refusedLookup(
  { session }: SessionHarness,
  { clock, gateway }: Pick<GuidScenario, 'clock' | 'gateway'>,
): Promise<void> {
  gateway.lookupFault = '100-006'
  void session.queryAgentInfoByWorkNo('20011')
  await advanceInSteps(clock, 2_000, 50)
  gateway.lookupFault = null
}
