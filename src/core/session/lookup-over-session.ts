import type { AgentInfo } from '../../shared/agent-info.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, type Result } from '../../shared/result.ts'
import type { GatewayClient } from '../gateway/gateway-client.ts'
import type { SessionConnection } from './session-connection.ts'
import { isSessionGone } from './machine/session-state.ts'
import type { StoredSession } from './stored-session.ts'

export interface LookupOverSessionParts {
  readonly link: Pick<SessionConnection, 'client' | 'lookupSignal' | 'adoptGuidFromKeyring'>
  readonly hasSession: () => boolean
  readonly isSignedIn: () => boolean
  /** The session as the keyring has it at the moment; null where that cannot be newer than ours. */
  readonly readStored: () => Promise<StoredSession | null>
  readonly onRefused: (problem: AppError) => void
  /** Resolves once nothing that decides about the session is under way. */
  readonly whenIdle: () => Promise<void>
}

/**
 * A lookup over the session of the moment. Refused for its session, it is repeated once with a newer Guid that another process has put into
 * the keyring, else once the session came back by itself: then the agent need not know that it was gone.
 */
export async function lookUpOverSession(parts: LookupOverSessionParts, workno: string): Promise<Result<AgentInfo>> {
  const { client, lookupSignal: signal } = parts.link
  if (!client || !parts.hasSession()) return failure({ code: 'not-signed-in' })
  const sentWith = client.guid
  const asked = await client.queryAgentInfoByWorkNo(workno, signal)
  if (asked.ok || !(isSessionGone(asked.error) || asked.error.code === 'cancelled')) return asked
  if (client === parts.link.client) {
    if (await findNewerGuid(parts, client, sentWith)) return client.queryAgentInfoByWorkNo(workno, signal)
    if (client === parts.link.client) parts.onRefused(asked.error)
  }
  await parts.whenIdle()
  const now = parts.link
  if (!now.client || !parts.isSignedIn())
    return asked.error.code === 'cancelled' ? failure({ code: 'not-signed-in' }) : asked
  return now.client.queryAgentInfoByWorkNo(workno, now.lookupSignal)
}

/** A Guid known to be replaced is never used again. */
async function findNewerGuid(
  parts: LookupOverSessionParts,
  client: GatewayClient,
  sentWith: string | null,
): Promise<boolean> {
  if (client.guid !== sentWith) return true
  const stored = await parts.readStored()
  return (
    stored?.agentId === client.agentId && client === parts.link.client && parts.link.adoptGuidFromKeyring(stored.guid)
  )
}
