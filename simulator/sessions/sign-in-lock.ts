import type { Assumptions } from '../assumptions.ts'
import type { LockedOperation } from '../server/routes.ts'

/** Keeps track of unanswered sign-ins and sign-outs per agent (docs/gateway.md §1.6). */
export interface SignInLock {
  /** Acquires the lock, unless another is unanswered: then the retcode of the refusal. `release` when answered or dropped. */
  acquire(agentId: string, what: LockedOperation): { release: () => void; retcode?: undefined } | { retcode: string }
}

/** Creates a tracker with nothing unanswered. */
export function createSignInLock(assumptions: Assumptions): SignInLock {
  const unanswered = new Map<string, LockedOperation>()
  return {
    acquire(agentId, what) {
      const present = unanswered.get(agentId)
      if (present === what) return { retcode: assumptions.repeatedSignInRetcode }
      if (present === 'sign-out' || (present !== undefined && what === 'sign-out')) {
        return { retcode: assumptions.signOutUnansweredRetcode }
      }
      if (present !== undefined) return { retcode: assumptions.signingInRetcode }
      unanswered.set(agentId, what)
      return { release: () => void unanswered.delete(agentId) }
    },
  }
}
