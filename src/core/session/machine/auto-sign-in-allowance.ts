const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const firstLifeMs = 5 * minuteMs
const longestLifeMs = 60 * minuteMs

/** How often a day a session may sign in by itself, whatever happened before. */
const autoSignInsPerDay = 10

/** The sign-ins that nobody asked for. */
export interface AutoSignIns {
  /** When they were, of the last day (epoch milliseconds), oldest first. */
  readonly at: readonly number[]
  /** How many there were since the agent signed in or a session lived for an hour. */
  readonly inRow: number
}

export const noAutoSignIns: AutoSignIns = { at: [], inRow: 0 }

/** How long a session must live after so many automatic sign-ins to earn the next one. */
const lifeToEarnMs = (inRow: number): number => Math.min(longestLifeMs, firstLifeMs * 2 ** (inRow - 1))

/**
 * True when a session that began at `since` and is lost now may sign in by itself. The first time
 * it may; then each session has to live for longer than the one before. A gateway that answers a
 * sign-in and one poll, and refuses all after that, would otherwise get sign-ins without end.
 */
export const isAutoSignInEarned = ({ at, inRow }: AutoSignIns, since: number, now: number): boolean =>
  lastDay(at, now).length < autoSignInsPerDay && (inRow === 0 || now - since >= lifeToEarnMs(inRow))

/** With one more, now, after a session that began at `since`. */
export function withAutoSignIn({ at, inRow }: AutoSignIns, since: number, now: number): AutoSignIns {
  return { at: [...lastDay(at, now), now], inRow: now - since >= longestLifeMs ? 1 : inRow + 1 }
}

const lastDay = (at: readonly number[], now: number): readonly number[] => at.filter((one) => now - one < dayMs)
