import type { AgentInfo } from '../../shared/agent-info.ts'
import { availabilityOf, restReason, stateAddsToAvailability, type Availability } from '../../shared/availability.ts'
import type { AnswerAge } from './answer-age.ts'

/** What the card's first line says. */
export interface CardVerdict {
  readonly availability: Availability
  /** What was last known. Nobody knows what is true by now. */
  readonly isOld: boolean
  /** Whether the state says more than the availability does. */
  readonly hasState: boolean
  /** The reason of a rest in words; null when there is none. */
  readonly reason: string | null
  /** Time in the state; null when the gateway did not say. */
  readonly seconds: number | null
}

/**
 * The verdict about a colleague. The time in the state counts on from the answer, until the answer
 * is old: then it is the one that the gateway gave.
 */
export function cardVerdict(agent: AgentInfo, reasonName: string | null, age: AnswerAge): CardVerdict {
  const availability = availabilityOf(agent)
  const isOld = age.freshness === 'old'
  const { currentstatetime } = agent
  return {
    availability,
    isOld,
    hasState: stateAddsToAvailability(agent),
    reason: restReason(agent, reasonName),
    seconds: currentstatetime === null ? null : currentstatetime + (isOld ? 0 : age.countedMs / 1_000),
  }
}
