import { expect, type Page } from '@playwright/test'
import type { AppSnapshot } from '../../../src/shared/app-snapshot.ts'
import type { Gateway } from './gateway.ts'
import { agent } from './gateway.ts'
import { keyringEntry } from './keyring.ts'

/** The page's current snapshot. */
export async function snapshotOf(page: Page): Promise<AppSnapshot> {
  const reply = await page.evaluate(() => window.agentBar.readSnapshot())
  if (!reply.ok) throw new Error('The page may not read the snapshot.')
  return reply.value
}

/** The stored session of a profile, as text; empty if there is none. */
export async function storedSession(environment: NodeJS.ProcessEnv, profileId = 'profile-1'): Promise<string> {
  return (await keyringEntry(environment, `session:${profileId}`)) ?? ''
}

/** The agent's current Guid. @throws Error if the agent is not signed in. */
export function currentGuid({ control }: Pick<Gateway, 'control'>, agentId: string = agent.agentId): string {
  const guid = control.guidOf(agentId)
  if (guid === undefined) throw new Error(`${agentId} is not signed in.`)
  return guid
}

/** Rotates the agent's Guid with the held poll and returns the new one. */
export async function rotateGuidAndWait(
  gateway: Pick<Gateway, 'control'>,
  agentId: string = agent.agentId,
): Promise<string> {
  const former = currentGuid(gateway, agentId)
  gateway.control.rotateGuid(agentId)
  await expect.poll(() => gateway.control.guidOf(agentId), { intervals: [5] }).not.toBe(former)
  return currentGuid(gateway, agentId)
}

/** The interfaces that AgentBar may call (docs/product.md §4, §10). */
const allowedInterfaces = new Set([
  'login',
  'loginEx',
  'forceLogin',
  'logout',
  'getAgentEvent',
  'getAgentStatus',
  'queryAgentInfoByWorkNo',
  'getAgentRestReason',
])

/** The requests that AgentBar must never send. */
export const forbiddenRequests = ({ requests }: Pick<Gateway, 'requests'>): string[] =>
  requests.flatMap(({ name, method, path }) =>
    (name !== undefined && allowedInterfaces.has(name)) || isLookup(method, path) ? [] : [`${method} ${path}`],
  )

/**
 * A number outside the gateway's pattern returns 404, so that request has no name (docs/gateway.md
 * §1.5).
 */
const isLookup = (method: string, path: string): boolean =>
  method === 'GET' && /\/agentgroup\/\d+\/agentbyworkno\/\d+$/.test(path)
