import { isSignedIn, toAgentInfo } from '../roster/colleague.ts'
import type { Colleague } from '../roster/colleague.ts'
import type { SessionHandler, HandlerContext } from './handler.ts'
import { failureReply, successReply } from '../wire/handler-reply.ts'
import { withSession } from './with-session.ts'

function listing(choose: (colleague: Colleague) => boolean): SessionHandler {
  return (_call, context) => successReply(describe(context.roster.list().filter(choose), context))
}

function describe(colleagues: readonly Colleague[], context: HandlerContext): Record<string, unknown>[] {
  return colleagues.map((colleague) => toAgentInfo(colleague, context.now()))
}

/** GET agentwasnameonvdn: a map of work number to name, offline agents too (docs/gateway.md §7). */
export const namesOnVdnHandler = withSession((_call, context) =>
  successReply(Object.fromEntries(context.roster.list().map(({ workno, name }) => [workno, name]))),
)

/** GET allagentstatus: everybody of the VDN (docs/gateway.md §7). */
export const allAgentStatusHandler = withSession(listing(() => true))

/** GET onlineagentonvdn: the signed-in agents, oneself included (docs/gateway.md §7). */
export const onlineAgentsHandler = withSession(listing(isSignedIn))

/** GET idleagent: agents in the idle state (docs/gateway.md §7). */
export const idleAgentsHandler = withSession(listing(({ state }) => state.status === 4))

/** GET allonlineagents: signed-in agents by queue; documented as not recommended (docs/gateway.md §7). */
export const onlineAgentsBySkillHandler = withSession((_call, context) => {
  const online = context.roster.list().filter(isSignedIn)
  const queues = new Map(online.flatMap(({ skills }) => skills.map((skill) => [skill.id, skill])))
  const entries = [...queues.values()].map(({ id, mediatype }) => ({
    skillMediaType: mediatype,
    skillId: id,
    agent: describe(
      online.filter(({ skills }) => skills.some((skill) => skill.id === id)),
      context,
    ),
  }))
  return successReply(entries)
})

/** GET groupbyagent/{workno}: the team, null for an agent without one (docs/gateway.md §7). */
export const groupByAgentHandler = withSession((call, context) => {
  const colleague = context.roster.get(call.parameters['workno'] ?? '')
  return colleague?.vdnId === context.vdnId ? successReply(colleague.team) : failureReply('100-007')
})

/** GET grouponvdn: all teams (docs/gateway.md §7). */
export const groupsOnVdnHandler = withSession((_call, context) => successReply(context.roster.teams()))

/** GET agentongroupex?groupid=: the agents of one team (docs/gateway.md §7). */
export const agentsOnGroupHandler = withSession((call, context, session) => {
  const groupId = call.query.get('groupid')
  return groupId !== null && /^\d+$/.test(groupId)
    ? listing(({ team }) => team?.id === Number(groupId))(call, context, session)
    : failureReply('000-002')
})

/** GET agentongroup: the agents of the own team (docs/gateway.md §7). */
export const agentsOnOwnGroupHandler = withSession((call, context, session) => {
  const own = context.roster.get(session.agentId)?.team
  return listing(({ team }) => team !== null && team.id === own?.id)(call, context, session)
})
