import type { Assumptions } from './assumptions.ts'
import type { Exclusive } from './routes.ts'

/** Keeps track of unanswered sign-ins and sign-outs per agent (gateway-api.md §1.6). */
export interface Exclusion {
  /** Enters, unless another is unanswered: then the retcode of the refusal. `leave` when answered or dropped. */
  enter(agentId: string, what: Exclusive): { leave: () => void; retcode?: undefined } | { retcode: string }
}

/** Creates a tracker with nothing unanswered. */
export function createExclusion(assumptions: Assumptions): Exclusion {
  const unanswered = new Map<string, Exclusive>()
  return {
    enter(agentId, what) {
      const present = unanswered.get(agentId)
      if (present === what) return { retcode: assumptions.repeatedSignInRetcode }
      if (present === 'sign-out' || (present !== undefined && what === 'sign-out')) {
        return { retcode: assumptions.signOutUnansweredRetcode }
      }
      if (present !== undefined) return { retcode: assumptions.signingInRetcode }
      unanswered.set(agentId, what)
      return { leave: () => void unanswered.delete(agentId) }
    },
  }
}
