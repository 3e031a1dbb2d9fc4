import { messageOf } from './retcodes.ts'

/** The JSON body of every answer (gateway-api.md §1.3); the poll has `event` in place of `result`. */
export interface Envelope {
  readonly message: string
  readonly retcode: string
  readonly result?: unknown
  readonly event?: unknown
}

/** What a handler answers: the envelope, and the session headers that go with it. */
export interface Reply {
  readonly envelope: Envelope
  /** Value for `Set-GUID`, without the `JSESSIONID=` prefix. */
  readonly setGuid?: string
  /** Complete `Set-Cookie` values. */
  readonly setCookies?: readonly string[]
  /** Overrides the key `message` by `msg`, as the development guide prints it (gateway-api.md §9). */
  readonly isGuideShape?: boolean
}

/** A success; without an argument the reply has no `result` at all. */
export function success(...result: [] | [unknown]): Reply {
  return { envelope: { message: '', retcode: '0', ...(result.length === 1 ? { result: result[0] } : {}) } }
}

/** The other documented success, whose message reads "success" (gateway-api.md §1.3). */
export function successInWords(...result: [] | [unknown]): Reply {
  return { envelope: { message: 'success', retcode: '0', ...(result.length === 1 ? { result: result[0] } : {}) } }
}

/** A failure: HTTP 200 with a retcode and no `result` (gateway-api.md §1.4). */
export function failure(retcode: string): Reply {
  return { envelope: { message: messageOf(retcode), retcode } }
}
