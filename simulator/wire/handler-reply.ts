import { retcodeMessage } from './retcode-messages.ts'

/**
 * The JSON body of every reply (docs/gateway.md §1.3). The poll has `event` in place of `result`.
 */
export interface ReplyBody {
  readonly message: string
  readonly retcode: string
  readonly result?: unknown
  readonly event?: unknown
}

/** What a handler returns: the envelope and the session headers that go with it. */
export interface HandlerReply {
  readonly envelope: ReplyBody
  /** Value for `Set-GUID`, without the `JSESSIONID=` prefix. */
  readonly setGuid?: string
  /** Complete `Set-Cookie` values. */
  readonly setCookies?: readonly string[]
  /** Writes the key `message` as `msg`, as the development guide prints it (docs/gateway.md §9). */
  readonly isGuideShape?: boolean
}

/** A success. Without an argument the reply has no `result`. */
export function successReply(...result: [] | [unknown]): HandlerReply {
  return { envelope: { message: '', retcode: '0', ...(result.length === 1 ? { result: result[0] } : {}) } }
}

/** A success whose message reads "success", the other documented form (docs/gateway.md §1.3). */
export function successReplyWithMessage(...result: [] | [unknown]): HandlerReply {
  return { envelope: { message: 'success', retcode: '0', ...(result.length === 1 ? { result: result[0] } : {}) } }
}

/** A failure: HTTP 200 with a retcode and no `result` (docs/gateway.md §1.4). */
export function failureReply(retcode: string): HandlerReply {
  return { envelope: { message: retcodeMessage(retcode), retcode } }
}
