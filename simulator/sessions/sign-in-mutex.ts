import type { Assumptions } from '../assumptions.ts'
import type { SignInKind } from './session.ts'

/** Requests of which an agent may have only one unanswered (docs/gateway.md §1.6). */
export type LockedOperation = SignInKind | 'sign-out'

/** Allows each agent one unanswered sign-in or sign-out at a time (docs/gateway.md §1.6). */
export interface SignInMutex {
  /** Returns `release`, to be called after the reply, or the retcode of a refusal. */
  acquire(
    agentId: string,
    operation: LockedOperation,
  ): { release: () => void; retcode?: undefined } | { retcode: string }
}

/** Creates a lock that nobody holds. */
export function createSignInMutex(assumptions: Assumptions): SignInMutex {
  const unanswered = new Map<string, LockedOperation>()
  return {
    acquire(agentId, operation) {
      const pending = unanswered.get(agentId)
      if (pending === operation) return { retcode: assumptions.repeatedSignInRetcode }
      if (pending === 'sign-out' || (pending !== undefined && operation === 'sign-out')) {
        return { retcode: assumptions.signOutUnansweredRetcode }
      }
      if (pending !== undefined) return { retcode: assumptions.signingInRetcode }
      unanswered.set(agentId, operation)
      return { release: () => void unanswered.delete(agentId) }
    },
  }
}
