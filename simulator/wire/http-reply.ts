import type { HandlerReply } from './handler-reply.ts'
import type { Fault } from '../faults/fault.ts'
import { encodeGbk } from './encode-gbk.ts'
import { withWrongTypes } from '../faults/with-wrong-types.ts'

/** A reply as it is sent. */
export interface HttpReply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  /** For the request log; undefined when the reply has no retcode. */
  readonly retcode: string | undefined
}

const jsonType = 'application/json; charset=UTF-8'

/** Turns a handler's reply into an HTTP reply, altered by the faults that act on replies. */
export function toHttpReply(reply: HandlerReply, faults: readonly Fault[]): HttpReply {
  const altered = faults.reduce(alterReply, reply)
  const headers: [string, string][] = [['Content-Type', jsonType]]
  // Sign-in replies have `Guid` and `Set-GUID`, others `Set-GUID` alone (docs/gateway.md §1.3).
  if (altered.setGuid !== undefined && altered.setCookies !== undefined) headers.push(['Guid', altered.setGuid])
  if (altered.setGuid !== undefined) headers.push(['Set-GUID', `JSESSIONID=${altered.setGuid}`])
  for (const cookie of altered.setCookies ?? []) headers.push(['Set-Cookie', cookie])
  const { message, ...others } = altered.envelope
  const text = JSON.stringify(altered.isGuideShape === true ? { msg: message, ...others } : altered.envelope)
  const plain = { status: 200, headers, body: Buffer.from(text), retcode: altered.envelope.retcode }
  return faults.reduce<HttpReply>(alterHttpReply, plain)
}

function alterReply(reply: HandlerReply, fault: Fault): HandlerReply {
  if (fault.fault === 'no-set-cookie') return { ...reply, setCookies: [] }
  if (fault.fault === 'wrong-types') return { ...reply, envelope: withWrongTypes(reply.envelope, fault.variant) }
  if (fault.fault === 'result') return { ...reply, envelope: { message: '', retcode: '0', result: fault.result } }
  if (fault.fault !== 'no-set-guid') return reply
  const { setGuid: _dropped, ...rest } = reply
  return rest
}

function alterHttpReply(reply: HttpReply, fault: Fault): HttpReply {
  if (fault.fault === 'content-type') return withContentType(reply, fault.contentType)
  if (fault.fault === 'gbk') {
    const recoded = { ...reply, body: encodeGbk(reply.body.toString()) }
    return fault.isDeclared === false ? recoded : withContentType(recoded, 'application/json; charset=GBK')
  }
  if (fault.fault === 'malformed-body') {
    const half = reply.body.subarray(0, Math.floor(reply.body.length / 2))
    const altered = { ...reply, body: fault.body === undefined ? half : Buffer.from(fault.body), retcode: undefined }
    return fault.contentType === undefined ? altered : withContentType(altered, fault.contentType)
  }
  if (fault.fault !== 'huge-body') return reply
  return {
    ...reply,
    body: Buffer.concat([reply.body, Buffer.alloc(Math.max(0, fault.bytes - reply.body.length), ' ')]),
  }
}

function withContentType(reply: HttpReply, contentType: string): HttpReply {
  const others = reply.headers.filter(([name]) => name !== 'Content-Type')
  return { ...reply, headers: [['Content-Type', contentType], ...others] }
}

/** An HTML page, as application servers and load balancers return it (docs/gateway.md §1.4). */
export function htmlReply(
  status: number,
  title: string,
  headers: readonly (readonly [string, string])[] = [],
): HttpReply {
  const page = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>\n`
  return {
    status,
    headers: [['Content-Type', 'text/html; charset=UTF-8'], ...headers],
    body: Buffer.from(page),
    retcode: undefined,
  }
}
