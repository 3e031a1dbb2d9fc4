import type { LookupAnswer } from '../../shared/agent-info.ts'
import { success, type Result } from '../../shared/result.ts'
import type { SessionService } from '../session/session-service.ts'
import type { LookupService } from './lookup-service.ts'
import type { RequestBudget } from './request-budget.ts'

export interface AutomaticLookupParts {
  readonly lookup: Pick<LookupService, 'queryAgentInfoByWorkNo'>
  readonly session: Pick<SessionService, 'isAwakeAndSignedIn'>
  readonly budget: Pick<RequestBudget, 'take'>
}

/**
 * Lookups that nobody typed: what is shown is asked again. Whoever asks, the gateway gets no more
 * of them than the seat's budget, one at a time, and none without a session that works: a recovery
 * is not for them to begin or to wait for.
 */
export class AutomaticLookup {
  readonly #parts: AutomaticLookupParts
  #isAsking = false

  constructor(parts: AutomaticLookupParts) {
    this.#parts = parts
  }

  /** Null when it may not be asked now. */
  async queryAgentInfoByWorkNo(workno: string): Promise<Result<LookupAnswer | null>> {
    const { lookup, session, budget } = this.#parts
    if (this.#isAsking || !session.isAwakeAndSignedIn || !budget.take()) return success(null)
    this.#isAsking = true
    try {
      return await lookup.queryAgentInfoByWorkNo(workno)
    } finally {
      this.#isAsking = false
    }
  }
}
