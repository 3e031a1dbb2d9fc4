import { randomUUID } from 'node:crypto'

/** Static and dynamic authentication (docs/gateway.md §2.1). */
export type AuthenticationMode = 'static' | 'dynamic'

export interface GuidPolicy {
  readonly mode: AuthenticationMode
  /** Dynamic mode: age at which the next poll reply brings a new Guid. */
  readonly intervalMs: number
  /** Dynamic mode: age at which a Guid fails. */
  readonly timeoutMs: number
  readonly isPreviousAccepted: boolean
}

/** The Guids of one session: the current one and, in dynamic mode, former ones that may still pass. */
export interface IssuedGuids {
  current: { readonly guid: string; readonly issuedAt: number }
  former: { readonly guid: string; readonly issuedAt: number }[]
  /** Asked for through the control: the next reply that may bring a new Guid does. */
  isChangeRequested: boolean
  isExpired: boolean
}

export type GuidCheck = 'right' | 'missing' | 'wrong' | 'expired'

/** `<uuid>.AgentGateway0`, as documented with the node's suffix (docs/gateway.md §2). */
function createGuid(): string {
  return `${randomUUID()}.AgentGateway0`
}

/** A chain with a first Guid. */
export function createIssuedGuids(now: number): IssuedGuids {
  return { current: { guid: createGuid(), issuedAt: now }, former: [], isChangeRequested: false, isExpired: false }
}

/** Replaces the Guid when that is due or asked for; answers the new one, else undefined. */
export function rotateGuidIfDue(chain: IssuedGuids, rules: GuidPolicy, now: number): string | undefined {
  const isDue = rules.mode === 'dynamic' && now - chain.current.issuedAt >= rules.intervalMs
  if (chain.isExpired || (!isDue && !chain.isChangeRequested)) return undefined
  chain.former = [chain.current, ...chain.former].slice(0, 20)
  chain.current = { guid: createGuid(), issuedAt: now }
  chain.isChangeRequested = false
  return chain.current.guid
}

/** Judges the Guid of a request. Static mode has no time-out; a replaced Guid passes as the rules say. */
export function checkGuid(chain: IssuedGuids, guid: string | undefined, rules: GuidPolicy, now: number): GuidCheck {
  if (guid === undefined || guid === '') return 'missing'
  const isOverage = (issuedAt: number): boolean => rules.mode === 'dynamic' && now - issuedAt >= rules.timeoutMs
  if (guid === chain.current.guid) return chain.isExpired || isOverage(chain.current.issuedAt) ? 'expired' : 'right'
  const former = chain.former.find((entry) => entry.guid === guid)
  if (former === undefined) return 'wrong'
  return rules.isPreviousAccepted && !chain.isExpired && !isOverage(former.issuedAt) ? 'right' : 'expired'
}
