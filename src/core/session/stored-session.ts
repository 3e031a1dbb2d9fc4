import * as v from 'valibot'
import type { Profile } from '../../shared/settings.ts'
import { isGuid } from '../gateway/guid.ts'

/** A session as the keyring holds it: the next start or another process can go on with it. */
const storedSessionSchema = v.object({
  version: v.literal(1),
  gateway: v.string(),
  agentId: v.string(),
  kind: v.picklist(['owned', 'adopted']),
  guid: v.pipe(v.string(), v.check(isGuid)),
  cookies: v.string(),
  since: v.number(),
})
export type StoredSession = v.InferOutput<typeof storedSessionSchema>

export const writeStoredSession = (session: StoredSession): string => JSON.stringify(session)

/** A Guid is good at the gateway that gave it, for the agent it was given to, and nowhere else. */
export const isSessionOf = (
  session: StoredSession,
  { gateway, agentId }: Pick<Profile, 'gateway' | 'agentId'>,
): boolean => session.gateway === gateway && session.agentId === agentId

/** Reads what the keyring gave back; null when it is not a session of this shape. */
export function parseStoredSession(text: string): StoredSession | null {
  try {
    const parsed = v.safeParse(storedSessionSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
