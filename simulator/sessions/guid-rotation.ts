import { randomUUID } from 'node:crypto'

/** Whether the Guid changes during a session (docs/gateway.md §2.1). */
export type AuthenticationMode = 'static' | 'dynamic'

export interface GuidPolicy {
  readonly mode: AuthenticationMode
  /** Dynamic mode: age at which the next poll reply brings a new Guid. */
  readonly intervalMs: number
  /** Dynamic mode: age at which a Guid fails. */
  readonly timeoutMs: number
  /** Whether a replaced Guid passes until its own time-out. */
  readonly isPreviousAccepted: boolean
}

/** The Guids of one session: the current one and the former ones that it has replaced. */
export interface IssuedGuids {
  current: { readonly guid: string; readonly issuedAt: number }
  former: { readonly guid: string; readonly issuedAt: number }[]
  /** Set by the control: the next reply that can carry a new Guid does. */
  isRotationRequested: boolean
  /** Set by the control: all Guids fail. */
  isExpired: boolean
}

type GuidCheck = 'right' | 'missing' | 'wrong' | 'expired'

/** `<uuid>.AgentGateway0`: documented with the node's suffix (docs/gateway.md §2). */
function createGuid(): string {
  return `${randomUUID()}.AgentGateway0`
}

/** Creates the Guids of a session, with a first one. */
export function createIssuedGuids(now: number): IssuedGuids {
  return { current: { guid: createGuid(), issuedAt: now }, former: [], isRotationRequested: false, isExpired: false }
}

/** Replaces the Guid if that is due or requested. Returns the new Guid, otherwise undefined. */
export function rotateGuidIfDue(guids: IssuedGuids, policy: GuidPolicy, now: number): string | undefined {
  const isDue = policy.mode === 'dynamic' && now - guids.current.issuedAt >= policy.intervalMs
  if (guids.isExpired || (!isDue && !guids.isRotationRequested)) return undefined
  guids.former = [guids.current, ...guids.former].slice(0, 20)
  guids.current = { guid: createGuid(), issuedAt: now }
  guids.isRotationRequested = false
  return guids.current.guid
}

/** Checks the Guid of a request. Static mode has no time-out. */
export function checkGuid(guids: IssuedGuids, guid: string | undefined, policy: GuidPolicy, now: number): GuidCheck {
  if (guid === undefined || guid === '') return 'missing'
  const isTimedOut = (issuedAt: number): boolean => policy.mode === 'dynamic' && now - issuedAt >= policy.timeoutMs
  if (guid === guids.current.guid) return guids.isExpired || isTimedOut(guids.current.issuedAt) ? 'expired' : 'right'
  const former = guids.former.find((entry) => entry.guid === guid)
  if (former === undefined) return 'wrong'
  return policy.isPreviousAccepted && !guids.isExpired && !isTimedOut(former.issuedAt) ? 'right' : 'expired'
}
