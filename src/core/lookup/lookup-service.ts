import type { AgentInfo, LookupAnswer } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { parseWorkno } from '../../shared/workno.ts'
import type { Clock } from '../ports.ts'

export interface LookupServiceParts {
  readonly clock: Pick<Clock, 'now'>
  readonly highestWorkno: () => number
  /** Sends the lookup over the session of the moment; `not-signed-in` when there is none. */
  readonly ask: (workno: string) => Promise<Result<AgentInfo>>
}

/** `queryAgentInfoByWorkNo` as everyone calls it. Out-of-range numbers are said before anything is sent; equal lookups in flight share one request. */
export class LookupService {
  readonly #parts: LookupServiceParts
  readonly #inFlight = new Map<string, Promise<Result<LookupAnswer>>>()

  constructor(parts: LookupServiceParts) {
    this.#parts = parts
  }

  queryAgentInfoByWorkNo(text: string): Promise<Result<LookupAnswer>> {
    const read = parseWorkno(text, this.#parts.highestWorkno())
    if (!read.ok) return Promise.resolve(failure({ code: read.code }))
    const shared = this.#inFlight.get(read.workno)
    if (shared) return shared
    const answer = this.#ask(read.workno).finally(() => this.#inFlight.delete(read.workno))
    this.#inFlight.set(read.workno, answer)
    return answer
  }

  async #ask(workno: string): Promise<Result<LookupAnswer>> {
    const asked = await this.#parts.ask(workno)
    return asked.ok ? success({ agent: asked.value, answeredAt: this.#parts.clock.now() }) : asked
  }
}
