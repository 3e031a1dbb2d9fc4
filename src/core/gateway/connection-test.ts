import type { ConnectionTest } from '../../shared/commands.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { CancelSignal, Clock, Transport } from '../ports.ts'
import { parseReplyEnvelope } from './reply-envelope.ts'
import type { GatewayLimits } from './gateway-client.ts'
import { agentStatusRequest, contentTypeHeader } from './gateway-requests.ts'

/**
 * Finds out whether a gateway is there. Asks for an agent's status without a Guid: a gateway
 * refuses that in its own words (docs/gateway.md §1.4), and nothing else does. Needs no session and
 * changes nothing.
 */
export async function testConnection(
  gateway: string,
  transport: Transport,
  limits: GatewayLimits,
  clock: Pick<Clock, 'now'>,
  signal?: CancelSignal,
): Promise<Result<ConnectionTest>> {
  const startedAt = clock.now()
  const sent = await transport.send({
    ...agentStatusRequest('101'),
    headers: contentTypeHeader,
    timeoutMs: limits.requestTimeoutMs,
    replyLimitBytes: limits.replyLimitBytes,
    ...(signal ? { signal } : {}),
  })
  if (!sent.ok) return sent
  const { status, text } = sent.value
  if (status >= 300 && status < 400) return failure({ code: 'gateway-redirect', detail: String(status) })
  const envelope = parseReplyEnvelope(text)
  const isGateway = envelope.ok || envelope.error.retcode !== undefined
  if (isGateway) return success({ gateway, tookMs: Math.max(0, clock.now() - startedAt) })
  return status === 200 ? envelope : failure({ code: 'gateway-http-status', detail: String(status) })
}
