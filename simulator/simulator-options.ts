import { randomBytes } from 'node:crypto'
import { accounts } from './sessions/accounts.ts'
import type { Account } from './sessions/accounts.ts'
import type { Assumptions } from './assumptions.ts'
import { defaultAssumptions } from './assumptions.ts'
import type { CertificateKind } from './server/create-certificate.ts'
import type { AuthenticationMode, GuidPolicy } from './sessions/guid-rotation.ts'
import type { WorknoPattern } from './server/router.ts'

export interface SimulatorOptions {
  /** 0 (default) for any free port. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default static. */
  readonly mode?: AuthenticationMode
  /** Dynamic mode: age of a Guid at which the next poll reply brings a new one; default 60,000. */
  readonly guidIntervalMs?: number
  /** Dynamic mode: age at which a Guid fails; default twice the interval, and a poll's hold above it in any case. */
  readonly guidTimeoutMs?: number
  /** How long a poll without an event is held; default 10,000. */
  readonly pollHoldMs?: number
  /** Without poll or heartbeat for this long the agent is signed out; default 120,000. */
  readonly idleLimitMs?: number
  /** The same seed gives the same people, doing the same things; default 20011. */
  readonly seed?: number
  /** Who can sign in; default the list of accounts.ts. */
  readonly accounts?: readonly Account[]
  /** Colleagues with moving states, besides the notable ones; default 300, at most 57,000. */
  readonly colleagueCount?: number
  /** Speed of the colleagues' day; default 1, a believable one. */
  readonly pace?: number
  /** The server's certificate, made at start unless given; default self-signed. */
  readonly tls?: CertificateKind | { readonly key: string; readonly cert: string; readonly ciphers?: string }
  readonly plainHttp?: boolean
  /** Receives one line per answered request, without secrets. */
  readonly log?: (line: string) => void
  /** Work numbers that paths accept; default new (up to 59999). */
  readonly worknoPattern?: WorknoPattern
  /** Demand the balancer's cookies back; default true. */
  readonly requireCookie?: boolean
  /** Deviations from assumptions.ts. */
  readonly assumptions?: Partial<Assumptions>
  /** Clock in epoch milliseconds; the hold of a poll and the delays of faults run by real time. */
  readonly now?: () => number
  /** Token of the control endpoint; default random. */
  readonly controlToken?: string
}

/** Options with every default filled in. */
export interface ResolvedOptions extends Required<
  Omit<SimulatorOptions, 'assumptions' | 'guidIntervalMs' | 'guidTimeoutMs'>
> {
  readonly assumptions: Assumptions
  readonly guidPolicy: GuidPolicy
}

/** Fills in the defaults; the gateway's own are those of docs/gateway.md §1.6 and §2.1. */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
  const assumptions = { ...defaultAssumptions, ...options.assumptions }
  const pollHoldMs = options.pollHoldMs ?? 10_000
  const intervalMs = options.guidIntervalMs ?? 60_000
  // A Guid must outlive the poll that it is sent with, else shortened intervals would lose every session.
  const timeoutMs = options.guidTimeoutMs ?? intervalMs + Math.max(intervalMs, pollHoldMs + 1000)
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    mode: options.mode ?? 'static',
    pollHoldMs,
    idleLimitMs: options.idleLimitMs ?? 120_000,
    seed: options.seed ?? 20_011,
    accounts: options.accounts ?? accounts,
    colleagueCount: options.colleagueCount ?? 300,
    pace: options.pace ?? 1,
    tls: options.tls ?? 'self-signed',
    plainHttp: options.plainHttp ?? false,
    log: options.log ?? (() => undefined),
    worknoPattern: options.worknoPattern ?? 'new',
    requireCookie: options.requireCookie ?? true,
    now: options.now ?? Date.now,
    controlToken: options.controlToken ?? randomBytes(24).toString('base64url'),
    assumptions,
    guidPolicy: {
      mode: options.mode ?? 'static',
      intervalMs,
      timeoutMs,
      isPreviousAccepted: assumptions.isPreviousGuidAccepted,
    },
  }
}
