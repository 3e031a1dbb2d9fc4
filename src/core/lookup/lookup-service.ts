import type { LookupAnswer } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { parseWorkno } from '../../shared/workno.ts'
import type { Clock } from '../ports.ts'
import type { SessionService } from '../session/session-service.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { RestReasonNames } from './rest-reason-names.ts'

type LookupSetting = 'highestWorkno' | 'requestTimeoutMs'

export interface LookupServiceParts {
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly settings: {
    readonly current: Pick<SettingsService['current'], LookupSetting>
    readonly activeProfile: SettingsService['activeProfile']
  }
  readonly session: Pick<SessionService, 'queryAgentInfoByWorkNo' | 'queryRestReasons'>
}

/** A request's own time-out comes first, because it knows what was waited for. */
const ownTimeoutFirstMs = 250

/**
 * `queryAgentInfoByWorkNo` as everyone calls it. Refuses an out-of-range number before anything is
 * sent, lets equal lookups in flight share one request, dates the answer, and ends in time. An
 * answer of a gateway or agent that is no longer selected is dropped: it would be shown, and saved,
 * as one of the other.
 */
export class LookupService {
  readonly #parts: LookupServiceParts
  readonly #restReasons: RestReasonNames
  readonly #inFlight = new Map<string, Promise<Result<LookupAnswer>>>()

  constructor(parts: LookupServiceParts) {
    this.#parts = parts
    this.#restReasons = new RestReasonNames(parts)
  }

  queryAgentInfoByWorkNo(text: string): Promise<Result<LookupAnswer>> {
    const { clock, settings, session } = this.#parts
    const read = parseWorkno(text, settings.current.highestWorkno)
    if (!read.ok) return Promise.resolve(failure(read.error))
    const { workno } = read
    const source = this.#source
    const key = `${source} ${workno}`
    const shared = this.#inFlight.get(key)
    if (shared) return shared
    const answer = this.#inTime(session.queryAgentInfoByWorkNo(workno))
      .then(async (asked): Promise<Result<LookupAnswer>> => {
        if (!asked.ok) return asked.error.code === 'colleague-not-found' ? failure({ ...asked.error, workno }) : asked
        const answeredAt = clock.now()
        const reasonName = await this.#restReasons.nameFor(asked.value.agent, source)
        if (this.#source !== source) return failure({ code: 'cancelled' })
        return success({ ...asked.value, answeredAt, reasonName })
      })
      .finally(() => this.#inFlight.delete(key))
    this.#inFlight.set(key, answer)
    return answer
  }

  /** Who is asked as whom at the moment. */
  get #source(): string {
    const profile = this.#parts.settings.activeProfile
    return profile ? `${profile.id} ${profile.gateway} ${profile.agentId}` : ''
  }

  /**
   * The agent waits no longer than one request may take, though the session may be restored or
   * recovered first, and may send twice.
   */
  #inTime<T>(asked: Promise<Result<T>>): Promise<Result<T>> {
    const { clock, settings } = this.#parts
    const timeoutMs = settings.current.requestTimeoutMs
    return new Promise((resolve, reject) => {
      const late = failure({ code: 'gateway-timeout', reason: 'session-not-ready', timeoutMs })
      const cancel = clock.after(timeoutMs + ownTimeoutFirstMs, () => resolve(late))
      asked.then(resolve, reject).finally(cancel)
    })
  }
}
