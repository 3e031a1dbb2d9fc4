import type { Account } from '../sessions/accounts.ts'
import type { Colleague, ColleagueState, Team } from './colleague.ts'
import { offlineState } from './colleague.ts'
import { createDocumentedColleague } from './documented-colleague.ts'
import { createSimulatedWorkday } from './simulated-workday.ts'
import type { SimulatedWorkday } from './simulated-workday.ts'
import { createEdgeCaseColleagues, vdnId } from './edge-case-colleagues.ts'
import { firstNames, givenNames, lastNames, skills, surnames, teams } from './seed-data.ts'
import { randomInteger, createSeededRandom, pickRandom } from './seeded-random.ts'
import type { RandomSource } from './seeded-random.ts'

/** A change of a colleague's state by hand; what is left out stays, `secondsInState` is 0 unless given. */
export interface StateChange {
  readonly status?: number
  readonly ctiStatus?: number
  readonly reason?: number
  readonly isInConference?: boolean
  readonly secondsInState?: number
}

/** Everybody of the simulated gateway, in ascending order of insertion; states are those of the moment of asking. */
export interface Roster {
  /** The colleague, whatever its VDN, or undefined. */
  get(workno: string): Colleague | undefined
  /** All colleagues of the agents' own VDN. */
  list(): readonly Colleague[]
  teams(): readonly Team[]
  /** Sets a state by hand; the colleague then stays in it. @throws RangeError for an unknown work number. */
  setState(workno: string, change: StateChange): void
  /** Sets state, phone and media servers as a sign-in or sign-out through the gateway does. */
  replaceState(workno: string, state: ColleagueState, phone: string, mediaServers: string): void
}

export interface RosterOptions {
  readonly accounts: readonly Account[]
  readonly seed: number
  /** Number of colleagues whose states move, besides the notable ones; at most 57,000. */
  readonly colleagueCount: number
  /** Speed of the seeded day: 1 is believable, 100 a hundred times as quick. */
  readonly pace: number
  readonly preRestCtiStatus: number
  readonly now: () => number
}

/** CTI values that go with a gateway status (docs/gateway.md §3.1), for changes that name the status alone. */
const usualCtiStatus: Readonly<Record<number, number>> = { 0: 9, 2: 0, 3: 7, 4: 1, 5: 6, 6: 1, 7: 5, 8: 8 }

/** Builds the same people for the same seed. */
export function createRoster(options: RosterOptions): Roster {
  const startedAt = options.now()
  const colleagues = new Map<string, Colleague>()
  const movers = new Map<string, SimulatedWorkday>()
  const add = (colleague: Colleague): void => void colleagues.set(colleague.workno, colleague)

  for (const account of options.accounts)
    add(createAccountColleague(account.agentId, account.name, account.phone, startedAt))
  add(createDocumentedColleague(startedAt))
  for (const colleague of createEdgeCaseColleagues(startedAt, options.preRestCtiStatus)) add(colleague)
  const random = createSeededRandom(options.seed)
  for (const workno of freeNumbers(colleagues, options.colleagueCount)) {
    const colleague = createOrdinaryColleague(workno, random, startedAt)
    add(colleague)
    movers.set(
      workno,
      createSimulatedWorkday(colleague, createSeededRandom(options.seed ^ Number(workno)), startedAt, options.pace),
    )
  }

  function get(workno: string): Colleague | undefined {
    movers.get(workno)?.advance(options.now())
    return colleagues.get(workno)
  }

  return {
    get,
    list() {
      for (const mover of movers.values()) mover.advance(options.now())
      return [...colleagues.values()].filter((colleague) => colleague.vdnId === vdnId)
    },
    teams: () => teams,
    setState(workno, change) {
      const colleague = get(workno)
      if (colleague === undefined) throw new RangeError(`no colleague ${workno}`)
      movers.delete(workno)
      colleague.state = changeState(colleague.state, change, options.now())
    },
    replaceState(workno, state, phone, mediaServers) {
      const colleague = colleagues.get(workno)
      if (colleague !== undefined) Object.assign(colleague, { state, phone, mediaServers })
    },
  }
}

function changeState(before: ColleagueState, change: StateChange, now: number): ColleagueState {
  const status = change.status ?? before.status
  const ctiStatus = change.ctiStatus ?? (change.status === undefined ? before.ctiStatus : (usualCtiStatus[status] ?? 1))
  const since = now - (change.secondsInState ?? 0) * 1000
  if (status === 2 && ctiStatus === 0) return offlineState(since)
  return {
    status,
    ctiStatus,
    since,
    signedInAt: before.signedInAt ?? since,
    reason: change.reason ?? 0,
    isInConference: change.isInConference ?? false,
  }
}

function createAccountColleague(workno: string, name: string, phone: string, startedAt: number): Colleague {
  return {
    workno,
    name,
    vdnId,
    team: teams[0],
    skills: skills.slice(1, 6),
    shape: 'documented',
    takesInboundCalls: true,
    phone,
    mediaServers: 'FFF',
    state: offlineState(startedAt),
  }
}

function createOrdinaryColleague(workno: string, random: RandomSource, startedAt: number): Colleague {
  const firstSkill = randomInteger(random, 0, skills.length - 1)
  return {
    workno,
    name: createName(random),
    vdnId,
    team: random() < 0.02 ? null : pickRandom(random, teams),
    skills: [...skills, ...skills].slice(firstSkill, firstSkill + randomInteger(random, 1, 5)),
    shape: 'documented',
    takesInboundCalls: random() > 0.05,
    phone: String(71_000 + Number(workno)),
    mediaServers: random() < 0.9 ? 'TTF' : pickRandom(random, ['TFF', 'TTT', 'FTF']),
    state: offlineState(startedAt),
  }
}

function createName(random: RandomSource): string {
  if (random() < 0.3) return `${pickRandom(random, firstNames)} ${pickRandom(random, lastNames)}`
  return `${pickRandom(random, surnames)}${pickRandom(random, givenNames)}`
}

/** Work numbers that nobody has yet: 20200 to 59999, then 2000 to 19999. */
function* freeNumbers(taken: ReadonlyMap<string, unknown>, count: number): Generator<string> {
  let left = count
  for (const [low, high] of [
    [20_200, 59_999],
    [2_000, 19_999],
  ] as const) {
    for (let number = low; number <= high && left > 0; number += 1) {
      if (taken.has(String(number))) continue
      left -= 1
      yield String(number)
    }
  }
}
