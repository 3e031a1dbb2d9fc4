import type { Reply } from './envelope.ts'
import type { Fault } from './fault.ts'
import { encodeGbk } from './gbk.ts'
import { withWrongTypes } from './wrong-types.ts'

/** An answer as it goes out. */
export interface WireReply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  /** What the log and the records say; undefined when the answer has no retcode. */
  readonly retcode: string | undefined
}

const jsonType = 'application/json; charset=UTF-8'

/** Turns a handler's answer into bytes, bent by the faults that act on answers. */
export function toWireReply(reply: Reply, faults: readonly Fault[]): WireReply {
  const bent = faults.reduce(bendReply, reply)
  const headers: [string, string][] = [['Content-Type', jsonType]]
  // The sign-in page lists `Guid` beside `Set-GUID`; other replies bring the latter alone (gateway-api.md §1.3, §2.1).
  if (bent.setGuid !== undefined && bent.setCookies !== undefined) headers.push(['Guid', bent.setGuid])
  if (bent.setGuid !== undefined) headers.push(['Set-GUID', `JSESSIONID=${bent.setGuid}`])
  for (const cookie of bent.setCookies ?? []) headers.push(['Set-Cookie', cookie])
  const { message, ...others } = bent.envelope
  const text = JSON.stringify(bent.isGuideShape === true ? { msg: message, ...others } : bent.envelope)
  const plain = { status: 200, headers, body: Buffer.from(text), retcode: bent.envelope.retcode }
  return faults.reduce<WireReply>(bendBytes, plain)
}

function bendReply(reply: Reply, fault: Fault): Reply {
  if (fault.fault === 'no-set-cookie') return { ...reply, setCookies: [] }
  if (fault.fault === 'wrong-types') return { ...reply, envelope: withWrongTypes(reply.envelope, fault.variant) }
  if (fault.fault === 'result') return { ...reply, envelope: { message: '', retcode: '0', result: fault.result } }
  if (fault.fault !== 'no-set-guid') return reply
  const { setGuid: _dropped, ...rest } = reply
  return rest
}

function bendBytes(reply: WireReply, fault: Fault): WireReply {
  if (fault.fault === 'content-type') return withContentType(reply, fault.contentType)
  if (fault.fault === 'gbk') {
    const recoded = { ...reply, body: encodeGbk(reply.body.toString()) }
    return fault.isDeclared === false ? recoded : withContentType(recoded, 'application/json; charset=GBK')
  }
  if (fault.fault === 'malformed-body') {
    const half = reply.body.subarray(0, Math.floor(reply.body.length / 2))
    const bent = { ...reply, body: fault.body === undefined ? half : Buffer.from(fault.body), retcode: undefined }
    return fault.contentType === undefined ? bent : withContentType(bent, fault.contentType)
  }
  if (fault.fault !== 'huge-body') return reply
  return {
    ...reply,
    body: Buffer.concat([reply.body, Buffer.alloc(Math.max(0, fault.bytes - reply.body.length), ' ')]),
  }
}

function withContentType(reply: WireReply, contentType: string): WireReply {
  const others = reply.headers.filter(([name]) => name !== 'Content-Type')
  return { ...reply, headers: [['Content-Type', contentType], ...others] }
}

/** An HTML answer, as the application server and balancers give for other statuses (gateway-api.md §1.4). */
export function htmlReply(
  status: number,
  title: string,
  headers: readonly (readonly [string, string])[] = [],
): WireReply {
  const page = `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>\n`
  return {
    status,
    headers: [['Content-Type', 'text/html; charset=UTF-8'], ...headers],
    body: Buffer.from(page),
    retcode: undefined,
  }
}
