/**
 * When a fault acts: before the gateway handles the request, or after that and before the reply is
 * sent.
 */
export type FaultMoment = 'before' | 'after'

/** Ways in which the types of a reply can deviate (docs/gateway.md §9). */
export type WrongTypes =
  | 'numbers-as-strings'
  | 'strings-as-numbers'
  | 'nonsense'
  | 'result-null'
  | 'result-empty-object'
  | 'result-empty-list'
  | 'result-empty-string'
  | 'result-absent'
  | 'result-in-list'

/** What goes wrong. Times are milliseconds. */
export type FaultAction =
  | { readonly fault: 'delay'; readonly ms: number; readonly when?: FaultMoment }
  /** No reply until the fault is removed. The connection is then reset. */
  | { readonly fault: 'hang'; readonly when?: FaultMoment }
  /** TCP reset; `middle`: after half of the body. */
  | { readonly fault: 'reset'; readonly when?: FaultMoment | 'middle' }
  /** Another HTTP status with an HTML body, as load balancers reply (docs/gateway.md §1.4). */
  | { readonly fault: 'status'; readonly status: number; readonly body?: string; readonly contentType?: string }
  | { readonly fault: 'redirect'; readonly location: string; readonly status?: number }
  /** HTTP 200 with this text in place of the JSON, by default with half of the JSON. */
  | { readonly fault: 'malformed-body'; readonly body?: string; readonly contentType?: string }
  /** The same bytes with another Content-Type. */
  | { readonly fault: 'content-type'; readonly contentType: string }
  /** The reply in GBK, declared in the Content-Type unless `isDeclared` is false. */
  | { readonly fault: 'gbk'; readonly isDeclared?: boolean }
  | { readonly fault: 'wrong-types'; readonly variant: WrongTypes }
  /** The reply padded with white space to this size. */
  | { readonly fault: 'huge-body'; readonly bytes: number }
  | { readonly fault: 'slow-drip'; readonly bytesPerChunk: number; readonly everyMs: number }
  /** This retcode in place of the reply, with `result` if given. */
  | { readonly fault: 'retcode'; readonly retcode: string; readonly message?: string; readonly result?: unknown }
  /** This result in place of the actual one, with retcode 0. */
  | { readonly fault: 'result'; readonly result: unknown }
  | { readonly fault: 'no-set-guid' }
  | { readonly fault: 'no-set-cookie' }
  /** Expires the Guid of the requesting agent, then handles the request. */
  | { readonly fault: 'guid-expiry' }
  /** Signs the requesting agent out, then handles the request. */
  | { readonly fault: 'forced-sign-out' }

/** Which requests a fault acts on. */
interface FaultTarget {
  /**
   * Path below /agentgateway/resource/. `*` stands for one segment, `**` for any number of them.
   */
  readonly on: string
  readonly method?: string
  /** How many requests to act on; default 1. */
  readonly times?: number | 'always'
  /** How many matching requests to let pass first; default 0. */
  readonly skip?: number
}

export type Fault = FaultTarget & FaultAction

/** A fault that acts on the request at hand. */
export interface ActiveFault {
  readonly fault: Fault
  /** Fires when the fault is removed from the script. */
  readonly released: AbortSignal
}

export type FaultKind = FaultAction['fault']
