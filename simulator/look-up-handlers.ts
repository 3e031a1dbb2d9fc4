import { invalidBody } from './call.ts'
import type { Call, World } from './call.ts'
import { isSignedIn, toAgentInfo } from './colleague.ts'
import type { Colleague } from './colleague.ts'
import { failure, success } from './envelope.ts'
import type { Reply } from './envelope.ts'
import { withSession } from './guarded.ts'

const firstWorkno = 101

/** GET agentbyworkno/{workno}: queryAgentInfoByWorkNo (gateway-api.md §3). */
export const agentByWorkno = withSession((call, world) => {
  const workno = call.parameters['workno'] ?? ''
  if (Number(workno) < firstWorkno) return failure('000-002')
  const colleague = findColleague(workno, world)
  return colleague === undefined ? answerUnknown(world) : success(toAgentInfo(colleague, world.now()))
})

/** POST agentinfonoskills {"agentlist": [...]}: unknown numbers are left out (gateway-api.md §7). */
export const agentInfoWithoutSkills = withSession((call, world) => {
  const worknos = readWorknos(
    call.body !== null && typeof call.body === 'object' ? Reflect.get(call.body, 'agentlist') : 0,
  )
  if (worknos === undefined) return failure('000-002')
  return success(
    worknos.flatMap((workno) => {
      const colleague = findColleague(workno, world)
      return colleague === undefined ? [] : [withoutSkills(colleague, world)]
    }),
  )
})

/** GET agentbylist with a body, at most 100 numbers (gateway-api.md §7). */
export const agentByList = withSession((call, world) => {
  const worknos = readWorknos(call.body)
  if (worknos === undefined || worknos.length === 0 || worknos.length > 100) return failure('000-002')
  return success(
    worknos.flatMap((workno) => {
      const colleague = findColleague(workno, world)
      return colleague?.takesInboundCalls === true ? [toAgentInfo(colleague, world.now())] : []
    }),
  )
})

/**
 * GET agentbyskill/{skillid} with an optional body {agentLimit, agentStatus}, which count only together; agents
 * without inbound calls are left out (gateway-api.md §7).
 */
export const agentBySkill = withSession((call, world) => {
  const limits = readSkillLimits(call.body)
  if (limits === undefined) return failure('000-002')
  const skillId = Number(call.parameters['skillid'])
  const found = world.roster
    .list()
    .filter((colleague) => isSignedIn(colleague) && colleague.takesInboundCalls)
    .filter((colleague) => colleague.skills.some((skill) => skill.id === skillId))
    .filter((colleague) => limits.statuses?.has(colleague.presence.status) ?? true)
  return success(found.slice(0, limits.count).map((colleague) => toAgentInfo(colleague, world.now())))
})

function findColleague(workno: string, world: World): Colleague | undefined {
  const colleague = world.roster.get(workno)
  return colleague?.vdnId === world.vdnId ? colleague : undefined
}

function answerUnknown(world: World): Reply {
  switch (world.assumptions.unknownWorkno) {
    case '100-007':
      return failure('100-007')
    case 'null':
      return success(null)
    case 'empty':
      return success({})
  }
}

function withoutSkills(colleague: Colleague, world: World): Record<string, unknown> {
  const { skilllist: _skills, ...rest } = toAgentInfo(colleague, world.now())
  switch (world.assumptions.skillsWhenWithout) {
    case 'absent':
      return rest
    case 'null':
      return { ...rest, skilllist: null }
    case 'empty':
      return { ...rest, skilllist: [] }
  }
}

function readWorknos(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const worknos = value.map(String)
  return worknos.every((workno) => /^\d{1,6}$/.test(workno)) ? worknos : undefined
}

function readSkillLimits(body: Call['body']): { count: number; statuses?: ReadonlySet<number> } | undefined {
  const unlimited = { count: Infinity }
  if (body === undefined) return unlimited
  if (body === invalidBody || typeof body !== 'object' || body === null) return undefined
  const { agentLimit, agentStatus } = body as { agentLimit?: unknown; agentStatus?: unknown }
  if (agentLimit === undefined || agentStatus === undefined) return unlimited
  const count = Number(agentLimit)
  if (!Number.isInteger(count) || count < 1 || count > 500 || !Array.isArray(agentStatus)) return undefined
  return { count, statuses: new Set(agentStatus.map(Number)) }
}
