import { isSignedIn, toAgentInfo } from '../roster/colleague.ts'
import type { Colleague } from '../roster/colleague.ts'
import { restReasons } from '../roster/seed-data.ts'
import type { SessionHandler, HandlerContext } from './handler.ts'
import { failureReply, successReply } from '../wire/handler-reply.ts'
import { withSession } from './with-session.ts'

function listColleagues(choose: (colleague: Colleague) => boolean): SessionHandler {
  return (_request, context) => successReply(toAgentInfos(context.roster.list().filter(choose), context))
}

function toAgentInfos(colleagues: readonly Colleague[], context: HandlerContext): Record<string, unknown>[] {
  return colleagues.map((colleague) => toAgentInfo(colleague, context.now()))
}

/** GET agentwasnameonvdn: a map of work number to name, offline agents too (docs/gateway.md §7). */
export const namesOnVdnHandler = withSession((_request, context) =>
  successReply(Object.fromEntries(context.roster.list().map(({ workno, name }) => [workno, name]))),
)

/** GET allagentstatus: all agents of the VDN (docs/gateway.md §7). */
export const allAgentStatusHandler = withSession(listColleagues(() => true))

/**
 * GET onlineagentonvdn: the signed-in agents, including the requesting one (docs/gateway.md §7).
 */
export const onlineAgentsHandler = withSession(listColleagues(isSignedIn))

/** GET idleagent: agents in the idle state (docs/gateway.md §7). */
export const idleAgentsHandler = withSession(listColleagues(({ state }) => state.status === 4))

/** GET allonlineagents: signed-in agents by skill queue (docs/gateway.md §7). */
export const onlineAgentsBySkillHandler = withSession((_request, context) => {
  const online = context.roster.list().filter(isSignedIn)
  const queues = new Map(online.flatMap(({ skills }) => skills.map((skill) => [skill.id, skill])))
  const entries = [...queues.values()].map(({ id, mediatype }) => ({
    skillMediaType: mediatype,
    skillId: id,
    agent: toAgentInfos(
      online.filter(({ skills }) => skills.some((skill) => skill.id === id)),
      context,
    ),
  }))
  return successReply(entries)
})

/** GET restreason: what the platform calls the reasons of a rest (docs/gateway.md §7, §10.12). */
export const restReasonsHandler = withSession((_request, { assumptions }) => {
  if (assumptions.restReasonsReply === 'map')
    return successReply(Object.fromEntries(restReasons.map(({ code, name }) => [code, name])))
  return successReply(restReasons.map(({ code, name }) => ({ restCause: code, restCauseDesc: name })))
})

/** GET groupbyagent/{workno}: the agent's team, or null (docs/gateway.md §7). */
export const groupByAgentHandler = withSession((request, context) => {
  const colleague = context.roster.get(request.parameters['workno'] ?? '')
  return colleague?.vdnId === context.vdnId ? successReply(colleague.team) : failureReply('100-007')
})

/** GET grouponvdn: all teams (docs/gateway.md §7). */
export const groupsOnVdnHandler = withSession((_request, context) => successReply(context.roster.teams()))

/** GET agentongroupex?groupid=: the agents of one team (docs/gateway.md §7). */
export const agentsOnGroupHandler = withSession((request, context, session) => {
  const groupId = request.query.get('groupid')
  return groupId !== null && /^\d+$/.test(groupId)
    ? listColleagues(({ team }) => team?.id === Number(groupId))(request, context, session)
    : failureReply('000-002')
})

/** GET agentongroup: the agents of the own team (docs/gateway.md §7). */
export const agentsOnOwnGroupHandler = withSession((request, context, session) => {
  const own = context.roster.get(session.agentId)?.team
  return listColleagues(({ team }) => team !== null && team.id === own?.id)(request, context, session)
})
