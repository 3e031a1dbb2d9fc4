import type { Handler } from '../handlers/handler.ts'
import * as colleagueListHandlers from '../handlers/colleague-list-handlers.ts'
import * as lookupHandlers from '../handlers/lookup-handlers.ts'
import * as agentStateHandlers from '../handlers/agent-state-handlers.ts'
import { pollHandler } from '../handlers/poll-handler.ts'
import * as sessionHandlers from '../handlers/session-handlers.ts'
import type { SignInKind } from '../sessions/session.ts'
import type { LockedOperation } from '../sessions/sign-in-mutex.ts'
import { signInHandler } from '../handlers/sign-in-handler.ts'

export interface Route {
  /** Name of the interface, as in the gateway's log. */
  readonly name: string
  readonly method: string
  /** Path below /agentgateway/resource/. The router has a pattern for each `{...}` segment. */
  readonly path: string
  readonly handle: Handler
  readonly lock?: LockedOperation
}

const onlineAgent = 'onlineagent/{agentid}'
const agentGroup = 'agentgroup/{agentid}'

/** Every interface of the simulated gateway. */
export const routes: readonly Route[] = [
  signIn('login', onlineAgent, 'login'),
  signIn('forceLogin', `${onlineAgent}/forcelogin`, 'forcelogin'),
  signIn('loginEx', `${onlineAgent}/loginex`, 'loginex'),
  signOut('logout', 'logout', sessionHandlers.logoutHandler),
  signOut('forceLogout', 'forcelogout', sessionHandlers.forceLogoutHandler),
  signOut('forceLogoutWithReason', 'forcelogoutwithreason/{reason}', sessionHandlers.forceLogoutWithReasonHandler),
  route('GET', 'getAgentEvent', 'agentevent/{agentid}', pollHandler),
  route('POST', 'handShake', `${onlineAgent}/handshake`, sessionHandlers.handshakeHandler),
  route('PUT', 'heartbeat', `${onlineAgent}/heartbeat`, sessionHandlers.heartbeatHandler),
  route('GET', 'getAgentStatus', `${onlineAgent}/agentstatus`, sessionHandlers.agentStatusHandler),
  route('GET', 'queryAgentSkills', `${onlineAgent}/agentskills`, sessionHandlers.ownSkillsHandler),
  route(
    'GET',
    'queryAgentSkillsByWorkNo',
    `${onlineAgent}/agentskillsbyworkno/{workno}`,
    sessionHandlers.skillsByWorknoHandler,
  ),
  route('POST', 'sayFree', `${onlineAgent}/sayfree`, agentStateHandlers.sayFreeHandler),
  route('POST', 'sayBusy', `${onlineAgent}/saybusy`, agentStateHandlers.sayBusyHandler),
  route('POST', 'cancelBusy', `${onlineAgent}/cancelbusy`, agentStateHandlers.cancelBusyHandler),
  route('POST', 'rest', `${onlineAgent}/rest/{time}/{reason}`, agentStateHandlers.restHandler),
  route('POST', 'cancelRest', `${onlineAgent}/cancelrest`, agentStateHandlers.cancelRestHandler),
  route('POST', 'work', `${onlineAgent}/work`, agentStateHandlers.workHandler),
  route('POST', 'cancelWork', `${onlineAgent}/cancelwork`, agentStateHandlers.cancelWorkHandler),
  route('POST', 'resetSkill', `${onlineAgent}/resetskill/{autoflag}`, agentStateHandlers.resetSkillHandler),
  route('GET', 'queryAgentInfoByWorkNo', `${agentGroup}/agentbyworkno/{workno}`, lookupHandlers.agentByWorknoHandler),
  route('GET', 'queryAgentInfoBySkillId', `${agentGroup}/agentbyskill/{skillid}`, lookupHandlers.agentBySkillHandler),
  route('GET', 'queryAgentInfoByList', `${agentGroup}/agentbylist`, lookupHandlers.agentByListHandler),
  route(
    'POST',
    'queryAgentInfoWithoutSkills',
    `${agentGroup}/agentinfonoskills`,
    lookupHandlers.agentInfoWithoutSkillsHandler,
  ),
  route('GET', 'queryAllAgentWasNameOnVdn', `${agentGroup}/agentwasnameonvdn`, colleagueListHandlers.namesOnVdnHandler),
  route('GET', 'getAllStatusAgents', `${agentGroup}/allagentstatus`, colleagueListHandlers.allAgentStatusHandler),
  route(
    'GET',
    'queryAllLoginedAgentInfoOnVdn',
    `${agentGroup}/onlineagentonvdn`,
    colleagueListHandlers.onlineAgentsHandler,
  ),
  route('GET', 'getIdleStatusAgents', `${agentGroup}/idleagent`, colleagueListHandlers.idleAgentsHandler),
  route(
    'GET',
    'queryAllOnlineAgents',
    `${agentGroup}/allonlineagents`,
    colleagueListHandlers.onlineAgentsBySkillHandler,
  ),
  route(
    'GET',
    'queryGroupInfoByWorkNo',
    `${agentGroup}/groupbyagent/{workno}`,
    colleagueListHandlers.groupByAgentHandler,
  ),
  route('GET', 'queryGroupInfoOnVdn', `${agentGroup}/grouponvdn`, colleagueListHandlers.groupsOnVdnHandler),
  route(
    'GET',
    'queryAllAgentInfoOnMyGroup',
    `${agentGroup}/agentongroup`,
    colleagueListHandlers.agentsOnOwnGroupHandler,
  ),
  route(
    'GET',
    'queryAllAgentInfoOnMyGroupEx',
    `${agentGroup}/agentongroupex`,
    colleagueListHandlers.agentsOnGroupHandler,
  ),
  route('GET', 'getAgentRestReason', `${agentGroup}/restreason`, colleagueListHandlers.restReasonsHandler),
]

function route(method: string, name: string, path: string, handle: Handler): Route {
  return { name, method, path, handle }
}

function signIn(name: string, path: string, kind: SignInKind): Route {
  return { name, method: 'PUT', path, handle: signInHandler(kind), lock: kind }
}

function signOut(name: string, action: string, handle: Handler): Route {
  return { name, method: 'DELETE', path: `${onlineAgent}/${action}`, handle, lock: 'sign-out' }
}
