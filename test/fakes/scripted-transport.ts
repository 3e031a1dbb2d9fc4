import type { GatewayReply, GatewayRequest, Transport } from '../../src/core/ports.ts'
import { success, type Result } from '../../src/shared/result.ts'

export type Answer = (request: GatewayRequest) => Result<GatewayReply> | Promise<Result<GatewayReply>>

/**
 * A transport that returns the next reply of its script and records the requests. Without a further
 * reply it rejects.
 */
export class ScriptedTransport implements Transport {
  readonly requests: GatewayRequest[] = []
  readonly #script: Answer[]
  isClosed = false
  renewals = 0

  constructor(...script: Answer[]) {
    this.#script = script
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    this.requests.push(request)
    const answer = this.#script.shift()
    if (!answer) throw new Error(`no answer left for ${request.method} ${request.path}`)
    return answer(request)
  }

  renew(): void {
    this.renewals += 1
  }

  async close(): Promise<void> {
    this.isClosed = true
  }
}

export interface ReplyParts {
  readonly status?: number
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly setCookies?: readonly string[]
}

/** A reply with this body: text as it is, anything else as JSON. */
export function reply(
  body: unknown,
  { status = 200, headers = {}, setCookies = [] }: ReplyParts = {},
): Result<GatewayReply> {
  return success({
    status,
    header: (name) => headers[name] ?? null,
    setCookies,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
