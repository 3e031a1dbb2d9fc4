import { failure, type Result } from '../../shared/result.ts'
import type { GatewayReply } from '../ports.ts'
import { parseReplyEnvelope, type ReplyEnvelope } from './reply-envelope.ts'

/**
 * What a reply says by its status and body. Refuses redirects. A failing status may still carry the
 * gateway's own word (docs/gateway.md §1.4), else it is the fault.
 */
export function parseGatewayReply(reply: GatewayReply): Result<ReplyEnvelope> {
  if (reply.status >= 300 && reply.status < 400)
    return failure({ code: 'gateway-redirect', detail: String(reply.status) })
  const envelope = parseReplyEnvelope(reply.text)
  if (reply.status >= 200 && reply.status < 300) return envelope
  const isGatewaysOwn = !envelope.ok && envelope.error.retcode !== undefined
  if (isGatewaysOwn) return envelope
  const detail = String(reply.status)
  if (reply.status === 429) return failure({ code: 'too-fast', detail })
  const isPathUnknown = reply.status === 404 || reply.status === 405
  return failure({ code: 'gateway-http-status', ...(isPathUnknown ? { reason: 'unknown-path' } : {}), detail })
}
