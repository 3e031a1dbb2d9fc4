import type { GatewayReply, GatewayRequest, Transport } from '../../src/core/ports.ts'
import { failure, type Result } from '../../src/shared/result.ts'
import type { ManualClock } from './manual-clock.ts'
import { reply } from './scripted-transport.ts'

export interface VirtualGatewayOptions {
  /** 0: static mode. */
  readonly guidIntervalMs?: number
  /** Whether the Guid before the newest one still passes. */
  readonly isPreviousAccepted?: boolean
  readonly latencyMs?: () => number
  /** How long a lookup takes beyond the latency. */
  readonly lookupMs?: number
}

/**
 * A gateway in virtual time: sign-in, poll, check, lookup and sign-out with static or dynamic Guids
 * (docs/gateway.md §2.1). Judges by the Guid at the moment a request arrives, and notes what a good
 * client must never do.
 */
export class VirtualGateway implements Transport {
  readonly #clock: ManualClock
  readonly #options: Required<VirtualGatewayOptions>
  readonly paths: string[] = []
  readonly faults: string[] = []
  #guids: string[] = []
  #changedAt = 0
  #polls = 0
  #issued = 0
  rotations = 0
  refusals = 0
  isDown = false
  /** How many requests had come at each renewal of the way. */
  readonly renewedAt: number[] = []
  /** What polls get instead of an answer, while everything else goes well; null: their answer. */
  pollFault: string | null = null
  /** What lookups get instead of an answer, whatever their Guid; null: their answer. */
  lookupFault: string | { readonly retcode: string; readonly message: string } | null = null
  /** What each poll gets after this many ms, as from a proxy; null: what else is said of it. */
  pollCut: { readonly afterMs: number; readonly answer: Result<GatewayReply> } | null = null
  /** How often a session's polls are answered before the gateway forgets it. */
  pollsUntilForgotten = Infinity
  /** What checks get; null: their answer. */
  checkFault: Result<GatewayReply> | null = null
  /** How long a poll is held. */
  holdMs = 10_000
  /** What a sign-out gets; null: it is done. */
  signOutFault: string | null = null

  constructor(clock: ManualClock, options: VirtualGatewayOptions = {}) {
    this.#clock = clock
    this.#options = { guidIntervalMs: 0, isPreviousAccepted: false, latencyMs: () => 5, lookupMs: 0, ...options }
  }

  get guid(): string | undefined {
    return this.#guids.at(-1)
  }

  /** Ends the session as an inspector would. */
  endSession(): void {
    this.#guids = []
  }

  /** A session that was begun elsewhere. */
  beginSession(): string {
    if (Number.isFinite(this.pollsUntilForgotten)) this.pollsUntilForgotten = 1
    this.#guids = [this.#newGuid()]
    return this.#guids[0] ?? ''
  }

  async send(request: GatewayRequest): Promise<Result<GatewayReply>> {
    this.paths.push(`${request.method} ${request.path.replace('/agentgateway/resource/', '')}`)
    const isLookup = request.path.includes('agentbyworkno')
    await this.#pass(this.#options.latencyMs() + (isLookup ? this.#options.lookupMs : 0), request)
    if (request.signal?.aborted) return failure({ code: 'cancelled' })
    if (this.isDown) return failure({ code: 'gateway-unreachable' })
    if (request.method === 'PUT') return this.#signIn()
    if (!this.#knows(request.headers['Guid'])) {
      this.refusals += 1
      return reply({ retcode: '000-003', message: '' })
    }
    if (request.method === 'DELETE') {
      if (this.signOutFault !== null) return reply({ retcode: this.signOutFault, message: '' })
      this.#guids = []
      return reply({ retcode: '0', result: {} })
    }
    if (request.path.includes('/agentevent/'))
      return this.pollFault === null ? this.#poll(request) : reply({ retcode: this.pollFault, message: '' })
    if (request.path.endsWith('/agentstatus')) return this.checkFault ?? reply({ retcode: '0', result: {} })
    if (!isLookup) return reply({ retcode: '0', result: {} })
    const { lookupFault: fault } = this
    if (fault !== null) return reply(typeof fault === 'string' ? { retcode: fault, message: '' } : fault)
    return reply({ retcode: '0', result: { workno: request.path.split('/').at(-1), status: '4' } })
  }

  renew(): void {
    this.renewedAt.push(this.paths.length)
  }

  async close(): Promise<void> {
    return undefined
  }

  #signIn(): Result<GatewayReply> {
    if (this.guid) return reply({ retcode: '100-002', message: '' })
    this.#changedAt = this.#clock.now()
    return this.#withGuid(this.beginSession(), { retcode: '0', result: {} })
  }

  async #poll(request: GatewayRequest): Promise<Result<GatewayReply>> {
    this.#polls += 1
    if (this.#polls > 1) this.faults.push('two polls at once')
    const { pollCut, holdMs } = this
    const waitMs = pollCut ? pollCut.afterMs : holdMs
    await this.#pass(Math.min(waitMs, request.timeoutMs), request)
    this.#polls -= 1
    if (request.signal?.aborted) return failure({ code: 'cancelled' })
    if (waitMs > request.timeoutMs) return failure({ code: 'gateway-timeout', timeoutMs: request.timeoutMs })
    if (pollCut) return pollCut.answer
    if (this.isDown) return failure({ code: 'gateway-unreachable' })
    if (!this.guid) return reply({ retcode: '100-006', message: '' })
    this.pollsUntilForgotten -= 1
    if (this.pollsUntilForgotten <= 0) this.#guids = []
    const { guidIntervalMs } = this.#options
    if (guidIntervalMs === 0 || this.#clock.now() - this.#changedAt < guidIntervalMs)
      return reply({ retcode: '0', message: '' })
    this.#changedAt = this.#clock.now()
    this.rotations += 1
    this.#guids = [...this.#guids.slice(-1), this.#newGuid()]
    return this.#withGuid(this.guid, { retcode: '0', message: '' })
  }

  #knows(guid: string | undefined): boolean {
    const accepted = this.#options.isPreviousAccepted ? this.#guids : this.#guids.slice(-1)
    return guid !== undefined && accepted.includes(guid)
  }

  #newGuid(): string {
    this.#issued += 1
    return `00000000-0000-0000-0000-${String(this.#issued).padStart(12, '0')}.AgentGateway0`
  }

  #withGuid(guid: string, body: object): Result<GatewayReply> {
    return reply(body, { headers: { 'set-guid': `JSESSIONID=${guid}` } })
  }

  #pass(delayMs: number, { signal }: GatewayRequest): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(delayMs, resolve)
      signal?.addEventListener('abort', resolve)
    })
  }
}

/** Lets everything that waits only for other code run. */
export const flushPending = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Lets virtual time pass in small steps, with the code between them. */
export async function advanceInSteps(clock: ManualClock, forMs: number, stepMs = 50): Promise<void> {
  for (let passed = 0; passed < forMs; passed += stepMs) {
    clock.advance(stepMs)
    await flushPending()
  }
}
