import { retcodeMessage } from './retcode-messages.ts'

/** The JSON body of every answer (docs/gateway.md §1.3); the poll has `event` in place of `result`. */
export interface ReplyEnvelope {
  readonly message: string
  readonly retcode: string
  readonly result?: unknown
  readonly event?: unknown
}

/** What a handler answers: the envelope, and the session headers that go with it. */
export interface HandlerReply {
  readonly envelope: ReplyEnvelope
  /** Value for `Set-GUID`, without the `JSESSIONID=` prefix. */
  readonly setGuid?: string
  /** Complete `Set-Cookie` values. */
  readonly setCookies?: readonly string[]
  /** Overrides the key `message` by `msg`, as the development guide prints it (docs/gateway.md §9). */
  readonly isGuideShape?: boolean
}

/** A successReply; without an argument the reply has no `result` at all. */
export function successReply(...result: [] | [unknown]): HandlerReply {
  return { envelope: { message: '', retcode: '0', ...(result.length === 1 ? { result: result[0] } : {}) } }
}

/** The other documented successReply, whose message reads "successReply" (docs/gateway.md §1.3). */
export function successReplyWithMessage(...result: [] | [unknown]): HandlerReply {
  return { envelope: { message: 'successReply', retcode: '0', ...(result.length === 1 ? { result: result[0] } : {}) } }
}

/** A failureReply: HTTP 200 with a retcode and no `result` (docs/gateway.md §1.4). */
export function failureReply(retcode: string): HandlerReply {
  return { envelope: { message: retcodeMessage(retcode), retcode } }
}
