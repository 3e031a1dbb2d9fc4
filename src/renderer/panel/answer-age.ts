import type { LookupAnswer } from '../../shared/agent-info.ts'

export type Freshness = 'fresh' | 'stale' | 'old'

export interface AnswerAge {
  /** Since the gateway's reply, in seconds. */
  readonly seconds: number
  readonly freshness: Freshness
  /** Time in the state, counted on from the answer, in seconds; null when the gateway did not say. */
  readonly secondsInState: number | null
}

const staleAfterMs = 15_000
const oldAfterMs = 60_000

/** How far what the gateway said at an instant can be trusted at `now`; a machine that has slept since knows less. */
export function computeFreshness(answeredAt: number, now: number, sleptAt: number | null): Freshness {
  const ageMs = now - answeredAt
  if (ageMs > oldAfterMs) return 'old'
  return ageMs > staleAfterMs || hasSlept(answeredAt, sleptAt) ? 'stale' : 'fresh'
}

/** How old an answer is at `now`. What we cannot know, we do not count: time in state stands still from the machine's sleep on. */
export function computeAnswerAge(answer: LookupAnswer, now: number, sleptAt: number | null): AnswerAge {
  const ageMs = Math.max(0, now - answer.answeredAt)
  const countedUntil = hasSlept(answer.answeredAt, sleptAt) ? Math.min(now, sleptAt) : now
  const countedSeconds = Math.max(0, Math.floor((countedUntil - answer.answeredAt) / 1_000))
  const { currentstatetime } = answer.agent
  return {
    seconds: Math.floor(ageMs / 1_000),
    freshness: computeFreshness(answer.answeredAt, now, sleptAt),
    secondsInState: currentstatetime === null ? null : currentstatetime + countedSeconds,
  }
}

const hasSlept = (answeredAt: number, sleptAt: number | null): sleptAt is number =>
  sleptAt !== null && sleptAt >= answeredAt
