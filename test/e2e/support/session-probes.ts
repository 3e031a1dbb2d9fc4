import { expect, type Page } from '@playwright/test'
import type { AppSnapshot } from '../../../src/shared/app-snapshot.ts'
import type { Gateway } from './gateway.ts'
import { agent } from './gateway.ts'
import { keyringEntry } from './keyring.ts'

/** What the page knows at the moment. */
export async function snapshotOf(page: Page): Promise<AppSnapshot> {
  const reply = await page.evaluate(() => window.agentBar.readSnapshot())
  if (!reply.ok) throw new Error('The page may not read the snapshot.')
  return reply.value
}

/** The session that the keyring holds for a profile, as text; empty when none. */
export async function storedSession(environment: NodeJS.ProcessEnv, profileId = 'profile-1'): Promise<string> {
  return (await keyringEntry(environment, `session:${profileId}`)) ?? ''
}

/** The Guid in force; a test without one is none. */
export function guidAt({ control }: Pick<Gateway, 'control'>, agentId: string = agent.agentId): string {
  const guid = control.guidOf(agentId)
  if (guid === undefined) throw new Error(`${agentId} is not signed in.`)
  return guid
}

/** Lets the gateway replace the agent's Guid with the reply to the poll that is held, and answers the new one. */
export async function rotateGuidAndWait(
  gateway: Pick<Gateway, 'control'>,
  agentId: string = agent.agentId,
): Promise<string> {
  const former = guidAt(gateway, agentId)
  gateway.control.rotateGuid(agentId)
  await expect.poll(() => gateway.control.guidOf(agentId), { intervals: [5] }).not.toBe(former)
  return guidAt(gateway, agentId)
}

/** What a program that only looks up may ever ask for (docs/product.md §4, §10). */
const harmless = new Set([
  'login',
  'loginEx',
  'forceLogin',
  'logout',
  'getAgentEvent',
  'getAgentStatus',
  'queryAgentInfoByWorkNo',
])

/** Interfaces that were called and should never be. */
export const harmfulRequests = ({ requests }: Pick<Gateway, 'requests'>): string[] =>
  requests.flatMap(({ name, method, path }) =>
    (name !== undefined && harmless.has(name)) || isLookup(method, path) ? [] : [`${method} ${path}`],
  )

/** A lookup of a number beyond the gateway's own pattern is answered 404 and has no name in its log (docs/gateway.md §1.5). */
const isLookup = (method: string, path: string): boolean =>
  method === 'GET' && /\/agentgroup\/\d+\/agentbyworkno\/\d+$/.test(path)
