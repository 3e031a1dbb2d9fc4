import type { AgentInfo } from '../../shared/agent-info.ts'
import type { Result } from '../../shared/result.ts'
import type { RestReasons } from '../gateway/parse-rest-reasons.ts'
import type { Clock } from '../ports.ts'

export interface RestReasonNamesParts {
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly session: { queryRestReasons(): Promise<Result<RestReasons>> }
}

/** Status 8 of table 1 (docs/gateway.md §3.1). Only there has a reason a meaning that is known. */
const resting = 8
/** The first answer about somebody who rests waits no longer for the name of the reason. */
const waitMs = 300
/** A gateway without names, or one that failed, is not asked again before. */
const askAgainAfterMs = 10 * 60_000

interface Asked {
  /** The gateway and agent that were asked. */
  readonly source: string
  readonly at: number
  readonly names: Promise<RestReasons | null>
  isAnswered: boolean
  hasFailed: boolean
}

/**
 * What the gateway calls the reasons of a rest. It is asked once, when the first colleague who
 * rests with a reason is looked up, since few gateways have the interface.
 */
export class RestReasonNames {
  readonly #parts: RestReasonNamesParts
  #asked: Asked | null = null

  constructor(parts: RestReasonNamesParts) {
    this.#parts = parts
  }

  /** Null for no rest, no reason or no name, and when the gateway does not say it within 300 ms. */
  async nameFor(
    { status, currentStateReason: code }: Pick<AgentInfo, 'status' | 'currentStateReason'>,
    source: string,
  ): Promise<string | null> {
    if (status !== resting || code === null || code === 0) return null
    const asked = this.#ask(source)
    const names = asked.isAnswered ? await asked.names : await this.#within(asked.names)
    return names?.get(code) ?? null
  }

  #ask(source: string): Asked {
    const { clock, session } = this.#parts
    const known = this.#asked
    if (known?.source === source && !this.#isOutdated(known)) return known
    const asked: Asked = {
      source,
      at: clock.now(),
      isAnswered: false,
      hasFailed: false,
      names: session.queryRestReasons().then((reply) => {
        asked.isAnswered = true
        asked.hasFailed = !reply.ok
        return reply.ok ? reply.value : null
      }),
    }
    this.#asked = asked
    return asked
  }

  #isOutdated({ at, hasFailed }: Asked): boolean {
    return hasFailed && this.#parts.clock.now() - at >= askAgainAfterMs
  }

  #within(names: Promise<RestReasons | null>): Promise<RestReasons | null> {
    return new Promise((resolve, reject) => {
      const cancel = this.#parts.clock.after(waitMs, () => resolve(null))
      names.then(resolve, reject).finally(cancel)
    })
  }
}
