import * as v from 'valibot'
import { failure, success, type Result } from '../../shared/result.ts'
import { errorFromFront, errorFromRetcode } from './error-from-retcode.ts'
import { wireText } from './wire-values.ts'

/** A good reply: its `result` and, of a poll, its `event`. Undefined where the reply had none. */
export interface ReplyEnvelope {
  readonly result: unknown
  readonly event: unknown
}

/** What a cloud's front answers in place of the gateway. */
const frontSchema = v.object({ error_code: wireText, error_msg: wireText })

const envelopeSchema = v.object({
  retcode: v.pipe(wireText, v.minLength(1)),
  message: wireText,
  msg: wireText,
  result: v.unknown(),
  event: v.unknown(),
})

/**
 * Reads a reply's body (docs/gateway.md §1.3, §9): JSON whatever its content type, `retcode` as
 * text or number, `msg` for `message`. A retcode other than `"0"` is a failure with its code; a
 * body that is no such object is `reply-not-understood`, with the reason `empty-reply` for an
 * empty one.
 */
export function parseReplyEnvelope(text: string): Result<ReplyEnvelope> {
  const json = parseJson(text)
  const parsed = v.safeParse(envelopeSchema, withEveryKey(json))
  if (!parsed.success) {
    const front = v.safeParse(frontSchema, json)
    const refused = front.success ? errorFromFront(front.output.error_code, front.output.error_msg) : null
    if (refused) return failure(refused)
    return failure(
      text.trim() === ''
        ? { code: 'reply-not-understood', reason: 'empty-reply', detail: 'empty' }
        : { code: 'reply-not-understood', detail: 'envelope' },
    )
  }
  const { retcode, message, msg, result, event } = parsed.output
  return retcode === '0' ? success({ result, event }) : failure(errorFromRetcode(retcode, message || msg))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** Makes absent keys undefined ones, so that a lenient schema sees them. */
function withEveryKey(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { retcode: undefined, message: undefined, msg: undefined, result: undefined, event: undefined, ...value }
    : value
}
