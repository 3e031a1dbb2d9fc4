import { describe, expect, it } from 'vitest'
import { accounts } from '../sessions/accounts.ts'
import { toAgentInfo } from './colleague.ts'
import { createRoster } from './roster.ts'
import type { Roster, RosterOptions } from './roster.ts'
import { createManualClock } from '../testing/start-test-simulator.ts'

function createTestRoster(clock: { now: () => number }, options: Partial<RosterOptions> = {}): Roster {
  return createRoster({
    accounts,
    seed: 1,
    colleagueCount: 300,
    pace: 1,
    preRestCtiStatus: 5,
    now: clock.now,
    ...options,
  })
}

function records(roster: Roster, now: number): unknown {
  return roster.list().map((colleague) => toAgentInfo(colleague, now))
}

describe('the roster', () => {
  it('is the same for the same seed, at the start and hours later', () => {
    const clock = createManualClock()
    const [first, second, other] = [
      createTestRoster(clock),
      createTestRoster(clock),
      createTestRoster(clock, { seed: 2 }),
    ]
    expect(records(first, clock.now())).toEqual(records(second, clock.now()))
    expect(records(first, clock.now())).not.toEqual(records(other, clock.now()))
    clock.advance(3_600_000)
    first.list()
    clock.advance(3_600_000)
    expect(records(first, clock.now())).toEqual(records(second, clock.now()))
  })

  it('changes: after an hour most of the generated colleagues are in another state', () => {
    const clock = createManualClock()
    const roster = createTestRoster(clock)
    const sinceBefore = new Map(roster.list().map(({ workno, state }) => [workno, state.since]))
    clock.advance(3_600_000)
    const moved = roster.list().filter(({ workno, state }) => state.since !== sinceBefore.get(workno))
    expect(moved.length).toBeGreaterThan(200)
    expect(moved.every(({ state }) => state.since <= clock.now())).toBe(true)
  })

  it('has every state of both tables among its colleagues', () => {
    const roster = createTestRoster(createManualClock())
    const statuses = new Set(roster.list().map(({ state }) => state.status))
    const ctiStatuses = new Set(roster.list().map(({ state }) => state.ctiStatus))
    expect([...statuses].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 42])
    expect([...ctiStatuses].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('never gives a generated colleague a contradictory state', () => {
    const clock = createManualClock()
    const roster = createTestRoster(clock)
    const allowedCtiStatuses: Record<number, number[]> = { 2: [0], 3: [7], 4: [1], 5: [6], 7: [2, 3, 4, 5], 8: [8] }
    for (let hour = 0; hour < 8; hour += 1) {
      clock.advance(3_600_000)
      const moving = roster.list().filter(({ workno }) => Number(workno) >= 20_200 && Number(workno) < 700_000)
      for (const { state } of moving) expect(allowedCtiStatuses[state.status]).toContain(state.ctiStatus)
    }
  })

  it('keeps a state that was set, with the usual platform state unless one is given', () => {
    const clock = createManualClock()
    const roster = createTestRoster(clock)
    roster.setState('20250', { status: 3, reason: 201, secondsInState: 30 })
    clock.advance(36_000_000)
    const colleague = roster.get('20250')
    expect(colleague?.state).toMatchObject({ status: 3, ctiStatus: 7, reason: 201, since: clock.now() - 36_030_000 })
    expect(() => roster.setState('59998', { status: 3 })).toThrow('no colleague 59998')
  })

  it('can be as large as a directory of 57,000 names', () => {
    const roster = createTestRoster(createManualClock(), { colleagueCount: 57_000 })
    expect(roster.list().length).toBeGreaterThan(57_000)
  })
})
