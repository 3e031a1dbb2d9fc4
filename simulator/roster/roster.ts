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

/**
 * A change of a colleague's state. Absent fields keep their value; `secondsInState` defaults to 0.
 */
export interface StateChange {
  readonly status?: number
  readonly ctiStatus?: number
  readonly reason?: number
  readonly isInConference?: boolean
  readonly secondsInState?: number
}

/** All colleagues of the simulated gateway. Every read brings their states up to date. */
export interface Roster {
  /** The colleague of any VDN; undefined for an unknown number. */
  get(workno: string): Colleague | undefined
  /** All colleagues of the agents' own VDN. */
  list(): readonly Colleague[]
  teams(): readonly Team[]
  /** Sets a state, which then stays. @throws RangeError for an unknown work number. */
  setState(workno: string, change: StateChange): void
  /** Sets state, phone and media servers, as a sign-in or sign-out does. */
  replaceState(workno: string, state: ColleagueState, phone: string, mediaServers: string): void
}

export interface RosterOptions {
  readonly accounts: readonly Account[]
  readonly seed: number
  /** Number of generated colleagues whose states change; at most 57,000. */
  readonly colleagueCount: number
  /** Speed of the simulated workday: 1 is realistic, 100 is a hundred times as fast. */
  readonly pace: number
  readonly preRestCtiStatus: number
  readonly now: () => number
}

/**
 * The usual ctiStatus of each status (docs/gateway.md §3.1), for changes that name the status
 * alone.
 */
const usualCtiStatus: Readonly<Record<number, number>> = { 0: 9, 2: 0, 3: 7, 4: 1, 5: 6, 6: 1, 7: 5, 8: 8 }

/** Creates the roster. The same seed gives the same colleagues. */
export function createRoster(options: RosterOptions): Roster {
  const startedAt = options.now()
  const colleagues = new Map<string, Colleague>()
  const workdays = new Map<string, SimulatedWorkday>()
  const add = (colleague: Colleague): void => void colleagues.set(colleague.workno, colleague)

  for (const account of options.accounts)
    add(createAccountColleague(account.agentId, account.name, account.phone, startedAt))
  add(createDocumentedColleague(startedAt))
  for (const colleague of createEdgeCaseColleagues(startedAt, options.preRestCtiStatus)) add(colleague)
  const random = createSeededRandom(options.seed)
  for (const workno of freeNumbers(colleagues, options.colleagueCount)) {
    const colleague = createGeneratedColleague(workno, random, startedAt)
    add(colleague)
    workdays.set(
      workno,
      createSimulatedWorkday(colleague, createSeededRandom(options.seed ^ Number(workno)), startedAt, options.pace),
    )
  }

  function get(workno: string): Colleague | undefined {
    workdays.get(workno)?.advance(options.now())
    return colleagues.get(workno)
  }

  return {
    get,
    list() {
      for (const workday of workdays.values()) workday.advance(options.now())
      return [...colleagues.values()].filter((colleague) => colleague.vdnId === vdnId)
    },
    teams: () => teams,
    setState(workno, change) {
      const colleague = get(workno)
      if (colleague === undefined) throw new RangeError(`no colleague ${workno}`)
      workdays.delete(workno)
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
    variant: 'documented',
    takesInboundCalls: true,
    phone,
    mediaServers: 'FFF',
    state: offlineState(startedAt),
  }
}

function createGeneratedColleague(workno: string, random: RandomSource, startedAt: number): Colleague {
  const firstSkill = randomInteger(random, 0, skills.length - 1)
  return {
    workno,
    name: createName(random),
    vdnId,
    team: random() < 0.02 ? null : pickRandom(random, teams),
    skills: [...skills, ...skills].slice(firstSkill, firstSkill + randomInteger(random, 1, 5)),
    variant: 'documented',
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

/** Work numbers that are not taken: 20200 to 59999, then 2000 to 19999. */
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
