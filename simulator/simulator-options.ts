import { randomBytes } from 'node:crypto'
import { accounts } from './sessions/accounts.ts'
import type { Account } from './sessions/accounts.ts'
import type { Assumptions } from './assumptions.ts'
import { defaultAssumptions } from './assumptions.ts'
import type { CertificateKind } from './server/create-certificate.ts'
import type { AuthenticationMode, GuidPolicy } from './sessions/guid-rotation.ts'
import type { WorknoPattern } from './server/router.ts'

/** Options of a simulator. All have defaults. */
export interface SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default static. */
  readonly mode?: AuthenticationMode
  /** Dynamic mode: age in ms at which the next poll reply has a new Guid; default 60,000. */
  readonly guidIntervalMs?: number
  /**
   * Dynamic mode: age in ms at which a Guid fails; default twice the interval, at least interval
   * plus hold.
   */
  readonly guidTimeoutMs?: number
  /** How long a poll without an event is held, in ms; default 10,000. */
  readonly pollHoldMs?: number
  /** The agent is signed out after this many ms without a poll or heartbeat; default 120,000. */
  readonly idleLimitMs?: number
  /** The same seed gives the same colleagues with the same states; default 20011. */
  readonly seed?: number
  /** Who can sign in; default: simulator/sessions/accounts.ts. */
  readonly accounts?: readonly Account[]
  /** Number of generated colleagues, whose states change; default 300, at most 57,000. */
  readonly colleagueCount?: number
  /** Speed of the colleagues' workday; default 1, which is realistic. */
  readonly pace?: number
  /** The server's certificate: a kind to create, or one to use; default self-signed. */
  readonly tls?: CertificateKind | { readonly key: string; readonly cert: string; readonly ciphers?: string }
  readonly plainHttp?: boolean
  /** Receives one line per completed request, without secrets. */
  readonly log?: (line: string) => void
  /** Work numbers accepted in paths; default new (up to 59999). */
  readonly worknoPattern?: WorknoPattern
  /** Whether requests must return the load balancer's cookies; default true. */
  readonly requireCookie?: boolean
  /** Changes to the defaults of simulator/assumptions.ts. */
  readonly assumptions?: Partial<Assumptions>
  /** Clock in epoch milliseconds. Held polls and delays use real time. */
  readonly now?: () => number
  /** Token of the control endpoint; default: random. */
  readonly controlToken?: string
}

/** The options with their defaults filled in. */
export interface ResolvedOptions extends Required<
  Omit<SimulatorOptions, 'assumptions' | 'guidIntervalMs' | 'guidTimeoutMs'>
> {
  readonly assumptions: Assumptions
  readonly guidPolicy: GuidPolicy
}

/** Fills in the defaults. Those of the gateway are in docs/gateway.md §1.6 and §2.1. */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
  const assumptions = { ...defaultAssumptions, ...options.assumptions }
  const pollHoldMs = options.pollHoldMs ?? 10_000
  const intervalMs = options.guidIntervalMs ?? 60_000
  // A Guid must outlive the poll that carries it, otherwise short intervals lose every session.
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
