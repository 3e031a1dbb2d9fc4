import { isSignedIn, toAgentInfo } from './colleague.ts'
import type { Colleague } from './colleague.ts'
import type { SessionHandler, World } from './call.ts'
import { failure, success } from './envelope.ts'
import { withSession } from './guarded.ts'

function listing(choose: (colleague: Colleague) => boolean): SessionHandler {
  return (_call, world) => success(describe(world.roster.list().filter(choose), world))
}

function describe(colleagues: readonly Colleague[], world: World): Record<string, unknown>[] {
  return colleagues.map((colleague) => toAgentInfo(colleague, world.now()))
}

/** GET agentwasnameonvdn: a map of work number to name, offline agents too (gateway-api.md §7). */
export const namesOnVdn = withSession((_call, world) =>
  success(Object.fromEntries(world.roster.list().map(({ workno, name }) => [workno, name]))),
)

/** GET allagentstatus: everybody of the VDN (gateway-api.md §7). */
export const allAgentStatus = withSession(listing(() => true))

/** GET onlineagentonvdn: the signed-in agents, oneself included (gateway-api.md §7). */
export const onlineAgents = withSession(listing(isSignedIn))

/** GET idleagent: agents in the idle state (gateway-api.md §7). */
export const idleAgents = withSession(listing(({ presence }) => presence.status === 4))

/** GET allonlineagents: signed-in agents by queue; documented as not recommended (gateway-api.md §7). */
export const onlineAgentsBySkill = withSession((_call, world) => {
  const online = world.roster.list().filter(isSignedIn)
  const queues = new Map(online.flatMap(({ skills }) => skills.map((skill) => [skill.id, skill])))
  const entries = [...queues.values()].map(({ id, mediatype }) => ({
    skillMediaType: mediatype,
    skillId: id,
    agent: describe(
      online.filter(({ skills }) => skills.some((skill) => skill.id === id)),
      world,
    ),
  }))
  return success(entries)
})

/** GET groupbyagent/{workno}: the team, null for an agent without one (gateway-api.md §7). */
export const groupByAgent = withSession((call, world) => {
  const colleague = world.roster.get(call.parameters['workno'] ?? '')
  return colleague?.vdnId === world.vdnId ? success(colleague.team) : failure('100-007')
})

/** GET grouponvdn: all teams (gateway-api.md §7). */
export const groupsOnVdn = withSession((_call, world) => success(world.roster.teams()))

/** GET agentongroupex?groupid=: the agents of one team (gateway-api.md §7). */
export const agentsOnGroup = withSession((call, world, session) => {
  const groupId = call.query.get('groupid')
  return groupId !== null && /^\d+$/.test(groupId)
    ? listing(({ team }) => team?.id === Number(groupId))(call, world, session)
    : failure('000-002')
})

/** GET agentongroup: the agents of the own team (gateway-api.md §7). */
export const agentsOnOwnGroup = withSession((call, world, session) => {
  const own = world.roster.get(session.agentId)?.team
  return listing(({ team }) => team !== null && team.id === own?.id)(call, world, session)
})
