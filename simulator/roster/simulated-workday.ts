import type { Colleague, ColleagueState } from './colleague.ts'
import { offlineState } from './colleague.ts'
import { signInBefore } from './sign-in-before.ts'
import { randomInteger, pickRandom } from './seeded-random.ts'
import type { RandomSource } from './seeded-random.ts'

/** Changes one colleague's state through a working day. It needs no timer: `advance` catches up. */
export interface SimulatedWorkday {
  /** Brings the colleague to its state at `now` (epoch milliseconds). */
  advance(now: number): void
}

interface Activity {
  readonly status: number
  readonly ctiStatuses: readonly number[]
  /** Shortest and longest duration. */
  readonly seconds: readonly [number, number]
  readonly reasons: readonly number[]
  /** Statuses that may follow; a repeated one is more likely. */
  readonly next: readonly number[]
}

/**
 * 4 idle, 7 talking, 5 wrap-up, 3 busy, 8 rest, 2 signed out; ctiStatus by docs/gateway.md §3.1.
 */
const activities: Readonly<Record<number, Activity>> = {
  4: { status: 4, ctiStatuses: [1], seconds: [10, 600], reasons: [0], next: [7, 7, 7, 7, 7, 3, 8] },
  7: { status: 7, ctiStatuses: [5, 5, 5, 2, 3, 4], seconds: [30, 900], reasons: [0], next: [5, 5, 5, 4] },
  5: { status: 5, ctiStatuses: [6], seconds: [10, 180], reasons: [0], next: [4, 4, 4, 3] },
  3: { status: 3, ctiStatuses: [7], seconds: [60, 900], reasons: [0, 200, 201, 215, 250], next: [4] },
  8: { status: 8, ctiStatuses: [8], seconds: [300, 1800], reasons: [0, 1, 2, 3, 10], next: [4, 4, 4, 4, 2] },
  2: { status: 2, ctiStatuses: [0], seconds: [1800, 14_400], reasons: [0], next: [4] },
}

const startStatuses = [4, 4, 4, 4, 7, 7, 7, 7, 7, 5, 3, 8, 2, 2, 2]

/**
 * Gives the colleague a first state that began before `startedAt`, and changes it from there.
 * @param pace 1 is realistic; with 100 a state lasts a hundredth of the time.
 */
export function createSimulatedWorkday(
  colleague: Colleague,
  random: RandomSource,
  startedAt: number,
  pace = 1,
): SimulatedWorkday {
  let nextAt = 0

  function enter(status: number, at: number, before: ColleagueState | undefined): void {
    const activity = activities[status]
    if (activity === undefined) throw new RangeError(`no activity for status ${status}`)
    const minutesLate = randomInteger(random, 0, 45)
    const signedInAt = before === undefined ? signInBefore(at, minutesLate) : (before.signedInAt ?? at)
    colleague.state =
      status === 2
        ? offlineState(at)
        : {
            status,
            ctiStatus: pickRandom(random, activity.ctiStatuses),
            since: at,
            signedInAt,
            reason: pickRandom(random, activity.reasons),
            isInConference: false,
          }
    nextAt = at + (randomInteger(random, activity.seconds[0], activity.seconds[1]) * 1000) / pace
  }

  enter(pickRandom(random, startStatuses), startedAt - (randomInteger(random, 0, 240) * 1000) / pace, undefined)

  return {
    advance(now) {
      while (nextAt <= now)
        enter(pickRandom(random, activities[colleague.state.status]?.next ?? [4]), nextAt, colleague.state)
    },
  }
}
