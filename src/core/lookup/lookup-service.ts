import type { LookupAnswer } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { parseWorkno } from '../../shared/workno.ts'
import type { Clock } from '../ports.ts'
import type { SessionService } from '../session/session-service.ts'
import type { SettingsService } from '../settings/settings-service.ts'

export interface LookupServiceParts {
  readonly clock: Pick<Clock, 'now'>
  readonly settings: { readonly current: Pick<SettingsService['current'], 'highestWorkno' | 'activeProfileId'> }
  readonly session: Pick<SessionService, 'queryAgentInfoByWorkNo'>
}

/**
 * `queryAgentInfoByWorkNo` as everyone calls it. Refuses an out-of-range number before anything is
 * sent, lets equal lookups in flight share one request, and dates the answer. A lookup by another
 * profile is another one.
 */
export class LookupService {
  readonly #parts: LookupServiceParts
  readonly #inFlight = new Map<string, Promise<Result<LookupAnswer>>>()

  constructor(parts: LookupServiceParts) {
    this.#parts = parts
  }

  queryAgentInfoByWorkNo(text: string): Promise<Result<LookupAnswer>> {
    const { clock, settings, session } = this.#parts
    const read = parseWorkno(text, settings.current.highestWorkno)
    if (!read.ok) return Promise.resolve(failure({ code: read.code }))
    const { workno } = read
    const key = `${settings.current.activeProfileId ?? ''} ${workno}`
    const shared = this.#inFlight.get(key)
    if (shared) return shared
    const answer = session
      .queryAgentInfoByWorkNo(workno)
      .then((asked): Result<LookupAnswer> => (asked.ok ? success({ ...asked.value, answeredAt: clock.now() }) : asked))
      .finally(() => this.#inFlight.delete(key))
    this.#inFlight.set(key, answer)
    return answer
  }
}
