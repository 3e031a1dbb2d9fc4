import type { GatewayRequest } from '../ports.ts'

/** What a request to the gateway is, before headers and limits are added. */
export type GatewayCall = Pick<GatewayRequest, 'method' | 'path' | 'body'>

const resource = '/agentgateway/resource'
const segment = encodeURIComponent

/** Headers that every interface documents as mandatory (docs/gateway.md §1.2); sent exactly so, on GET too. */
export const contentTypeHeader = { 'Content-Type': 'application/json; charset=UTF-8' } as const

/** `queryAgentInfoByWorkNo`, docs/gateway.md §3. */
export const agentByWorknoRequest = (agentId: string, workno: string): GatewayCall => ({
  method: 'GET',
  path: `${resource}/agentgroup/${segment(agentId)}/agentbyworkno/${segment(workno)}`,
})

/** How a session is opened: normally, over another client's head, or without media and licence (docs/gateway.md §4). */
export type SignInMode = 'login' | 'forcelogin' | 'loginex'

export interface SignInBody {
  readonly password: string
  readonly phone: string
}

/**
 * `login`, `forceLogin` or `loginEx`, docs/gateway.md §4.1-4.3. Signs in as busy (3), without chat and without answering calls by itself:
 * no call may ever be routed to an agent because of this program.
 */
export const signIn = (agentId: string, mode: SignInMode, { password, phone }: SignInBody): GatewayCall => ({
  method: 'PUT',
  path: `${resource}/onlineagent/${segment(agentId)}${mode === 'login' ? '' : `/${mode}`}`,
  body: JSON.stringify({
    password,
    ...(phone === '' ? {} : { phonenum: phone }),
    ...(mode === 'loginex' ? {} : { status: 3, autoanswer: false, checkInWebm: false }),
  }),
})

/** `getAgentEvent`, the long poll, docs/gateway.md §5.1. */
export const agentEventRequest = (agentId: string): GatewayCall => ({
  method: 'GET',
  path: `${resource}/agentevent/${segment(agentId)}`,
})

/** `getAgentStatus`: asks whether the session lives, and changes nothing (docs/gateway.md §6). */
export const agentStatusRequest = (agentId: string): GatewayCall => ({
  method: 'GET',
  path: `${resource}/onlineagent/${segment(agentId)}/agentstatus`,
})

/** `logout`, docs/gateway.md §6. */
export const signOut = (agentId: string): GatewayCall => ({
  method: 'DELETE',
  path: `${resource}/onlineagent/${segment(agentId)}/logout`,
})
