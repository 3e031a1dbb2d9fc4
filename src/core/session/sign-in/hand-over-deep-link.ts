import type { Profile } from '../../../shared/settings.ts'
import { highestWorknoOfAnyGateway, parseWorkno } from '../../../shared/workno.ts'
import { parseGatewayAddress } from '../../gateway/gateway-address.ts'

export interface HandOver {
  readonly gateway: string
  readonly agentId: string
}

/**
 * Reads a link by which another program hands its session over:
 * `agentbar:session/adopt?gateway=HOST:PORT&agent=N`. Null unless it is exactly that and the
 * gateway is a configured one. It carries no Guid, because the system passes links on as program
 * arguments, which everybody can read. The other program puts the Guid on the clipboard, and it is
 * taken from there once the agent has agreed.
 */
export function parseHandOverDeepLink(link: string, profiles: readonly Pick<Profile, 'gateway'>[]): HandOver | null {
  const parts = /^agentbar:(?:\/\/)?session\/adopt\/?\?(.{1,400})$/i.exec(link)
  if (!parts) return null
  const query = new Map(parts[1]?.split('&').map((pair) => pair.split('=', 2) as [string, string | undefined]))
  if (query.size !== 2) return null
  const gateway = parseGatewayAddress(decoded(query.get('gateway')))
  const agentId = parseWorkno(decoded(query.get('agent')), highestWorknoOfAnyGateway)
  if (!gateway.ok || !agentId.ok || !profiles.some((profile) => profile.gateway === gateway.value)) return null
  return { gateway: gateway.value, agentId: agentId.workno }
}

function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '')
  } catch {
    return ''
  }
}
