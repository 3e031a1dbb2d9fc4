/** When a fault acts: before the gateway does what was asked, or after it did, before the answer leaves. */
export type FaultMoment = 'before' | 'after'

/** Deviations of a good answer's types (docs/gateway.md §9). */
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
  /** Never answers; ends when the fault is removed (the connection is then closed) or the client goes. */
  | { readonly fault: 'hang'; readonly when?: FaultMoment }
  /** TCP reset; `middle` after half of the body. */
  | { readonly fault: 'reset'; readonly when?: FaultMoment | 'middle' }
  /** Another HTTP status with an HTML body, as balancers answer (docs/gateway.md §1.4). */
  | { readonly fault: 'status'; readonly status: number; readonly body?: string; readonly contentType?: string }
  | { readonly fault: 'redirect'; readonly location: string; readonly status?: number }
  /** HTTP 200 with this text in place of the JSON; the default is JSON cut in two. */
  | { readonly fault: 'malformed-body'; readonly body?: string; readonly contentType?: string }
  /** The right bytes under another Content-Type. */
  | { readonly fault: 'content-type'; readonly contentType: string }
  /** The right answer in GBK, declared as such unless `isDeclared` is false. */
  | { readonly fault: 'gbk'; readonly isDeclared?: boolean }
  | { readonly fault: 'wrong-types'; readonly variant: WrongTypes }
  /** The right answer with white space up to this size. */
  | { readonly fault: 'huge-body'; readonly bytes: number }
  | { readonly fault: 'slow-drip'; readonly bytesPerChunk: number; readonly everyMs: number }
  /** This retcode in place of the answer; `result` where given. */
  | { readonly fault: 'retcode'; readonly retcode: string; readonly message?: string; readonly result?: unknown }
  /** This result in place of the right one, with retcode 0. */
  | { readonly fault: 'result'; readonly result: unknown }
  | { readonly fault: 'no-set-guid' }
  | { readonly fault: 'no-set-cookie' }
  /** Lets the Guid of the asking agent expire, then handles the request. */
  | { readonly fault: 'guid-expiry' }
  /** Signs the asking agent out, then handles the request. */
  | { readonly fault: 'forced-sign-out' }

/** Which requests a fault meets. */
export interface FaultTarget {
  /** Path below /agentgateway/resource/, `*` for one segment, `**` for any: `agentgroup/*\/agentbyworkno/20011`. */
  readonly on: string
  readonly method?: string
  /** Requests to meet, 1 unless given. */
  readonly times?: number | 'always'
  /** Matching requests to let pass first. */
  readonly skip?: number
}

export type Fault = FaultTarget & FaultAction
export type FaultKind = FaultAction['fault']
