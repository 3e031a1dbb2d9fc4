import type { Handler } from './call.ts'
import * as listings from './listing-handlers.ts'
import * as lookUps from './look-up-handlers.ts'
import * as ownState from './own-state-handlers.ts'
import { poll } from './poll.ts'
import * as session from './session-handlers.ts'
import type { SignInKind } from './session.ts'
import { signInHandler } from './sign-in.ts'

/** Requests of which an agent may have only one unanswered (gateway-api.md §1.6). */
export type Exclusive = SignInKind | 'sign-out'

export interface Route {
  /** Name of the interface as the gateway's own log has it. */
  readonly name: string
  readonly method: string
  /** Path below /agentgateway/resource; `{...}` segments have a pattern of their own. */
  readonly path: string
  readonly handle: Handler
  readonly exclusive?: Exclusive
}

const onlineAgent = 'onlineagent/{agentid}'
const agentGroup = 'agentgroup/{agentid}'

/** Every interface of the simulated gateway. */
export const routes: readonly Route[] = [
  signIn('login', onlineAgent, 'login'),
  signIn('forceLogin', `${onlineAgent}/forcelogin`, 'forcelogin'),
  signIn('loginEx', `${onlineAgent}/loginex`, 'loginex'),
  signOut('logout', 'logout', session.logout),
  signOut('forceLogout', 'forcelogout', session.forceLogout),
  signOut('forceLogoutWithReason', 'forcelogoutwithreason/{reason}', session.forceLogoutWithReason),
  route('GET', 'getAgentEvent', 'agentevent/{agentid}', poll),
  route('POST', 'handShake', `${onlineAgent}/handshake`, session.handshake),
  route('PUT', 'heartbeat', `${onlineAgent}/heartbeat`, session.heartbeat),
  route('GET', 'getAgentStatus', `${onlineAgent}/agentstatus`, session.agentStatus),
  route('GET', 'queryAgentSkills', `${onlineAgent}/agentskills`, session.ownSkills),
  route('GET', 'queryAgentSkillsByWorkNo', `${onlineAgent}/agentskillsbyworkno/{workno}`, session.skillsByWorkno),
  route('POST', 'sayFree', `${onlineAgent}/sayfree`, ownState.sayFree),
  route('POST', 'sayBusy', `${onlineAgent}/saybusy`, ownState.sayBusy),
  route('POST', 'cancelBusy', `${onlineAgent}/cancelbusy`, ownState.cancelBusy),
  route('POST', 'rest', `${onlineAgent}/rest/{time}/{reason}`, ownState.rest),
  route('POST', 'cancelRest', `${onlineAgent}/cancelrest`, ownState.cancelRest),
  route('POST', 'work', `${onlineAgent}/work`, ownState.work),
  route('POST', 'cancelWork', `${onlineAgent}/cancelwork`, ownState.cancelWork),
  route('POST', 'resetSkill', `${onlineAgent}/resetskill/{autoflag}`, ownState.resetSkill),
  route('GET', 'queryAgentInfoByWorkNo', `${agentGroup}/agentbyworkno/{workno}`, lookUps.agentByWorkno),
  route('GET', 'queryAgentInfoBySkillId', `${agentGroup}/agentbyskill/{skillid}`, lookUps.agentBySkill),
  route('GET', 'queryAgentInfoByList', `${agentGroup}/agentbylist`, lookUps.agentByList),
  route('POST', 'queryAgentInfoWithoutSkills', `${agentGroup}/agentinfonoskills`, lookUps.agentInfoWithoutSkills),
  route('GET', 'queryAllAgentWasNameOnVdn', `${agentGroup}/agentwasnameonvdn`, listings.namesOnVdn),
  route('GET', 'getAllStatusAgents', `${agentGroup}/allagentstatus`, listings.allAgentStatus),
  route('GET', 'queryAllLoginedAgentInfoOnVdn', `${agentGroup}/onlineagentonvdn`, listings.onlineAgents),
  route('GET', 'getIdleStatusAgents', `${agentGroup}/idleagent`, listings.idleAgents),
  route('GET', 'queryAllOnlineAgents', `${agentGroup}/allonlineagents`, listings.onlineAgentsBySkill),
  route('GET', 'queryGroupInfoByWorkNo', `${agentGroup}/groupbyagent/{workno}`, listings.groupByAgent),
  route('GET', 'queryGroupInfoOnVdn', `${agentGroup}/grouponvdn`, listings.groupsOnVdn),
  route('GET', 'queryAllAgentInfoOnMyGroup', `${agentGroup}/agentongroup`, listings.agentsOnOwnGroup),
  route('GET', 'queryAllAgentInfoOnMyGroupEx', `${agentGroup}/agentongroupex`, listings.agentsOnGroup),
]

function route(method: string, name: string, path: string, handle: Handler): Route {
  return { name, method, path, handle }
}

function signIn(name: string, path: string, kind: SignInKind): Route {
  return { name, method: 'PUT', path, handle: signInHandler(kind), exclusive: kind }
}

function signOut(name: string, action: string, handle: Handler): Route {
  return { name, method: 'DELETE', path: `${onlineAgent}/${action}`, handle, exclusive: 'sign-out' }
}
