import type { GatewayRequest } from '../ports.ts'

/** A request to the gateway before headers and limits are added. */
export type GatewayCall = Pick<GatewayRequest, 'method' | 'path' | 'body'>

const resource = '/agentgateway/resource'
const segment = encodeURIComponent

/** Mandatory in every interface, and sent exactly so on GET too (docs/gateway.md §1.2). */
export const contentTypeHeader = { 'Content-Type': 'application/json; charset=UTF-8' } as const

/** `queryAgentInfoByWorkNo`, docs/gateway.md §3. */
export const agentByWorknoRequest = (agentId: string, workno: string): GatewayCall => ({
  method: 'GET',
  path: `${resource}/agentgroup/${segment(agentId)}/agentbyworkno/${segment(workno)}`,
})

/**
 * How to sign in: normally, by ending another client's session, or without media and licence
 * (docs/gateway.md §4).
 */
export type SignInMode = 'login' | 'forcelogin' | 'loginex'

export interface SignInBody {
  readonly password: string
  readonly phone: string
}

/**
 * `login`, `forceLogin` or `loginEx`, docs/gateway.md §4.1-4.3. Signs in as busy (3), without chat
 * and without automatic answering: no call may be routed to an agent because of this program.
 */
export const signInRequest = (agentId: string, mode: SignInMode, { password, phone }: SignInBody): GatewayCall => ({
  method: 'PUT',
  path: `${resource}/onlineagent/${segment(agentId)}${mode === 'login' ? '' : `/${mode}`}`,
  body: JSON.stringify({
    password,
    ...(phone === '' ? {} : { phonenum: phone }),
    ...(mode === 'loginex' ? {} : { status: 3, autoanswer: false, checkInWebm: false }),
  }),
})

/** `getAgentRestReason`: the names of rest reasons, docs/gateway.md §7. */
export const restReasonsRequest = (agentId: string): GatewayCall => ({
  method: 'GET',
  path: `${resource}/agentgroup/${segment(agentId)}/restreason`,
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
export const signOutRequest = (agentId: string): GatewayCall => ({
  method: 'DELETE',
  path: `${resource}/onlineagent/${segment(agentId)}/logout`,
})
