import { invalidBody } from './handler.ts'
import type { RoutedRequest, HandlerContext } from './handler.ts'
import { isSignedIn, toAgentInfo } from '../roster/colleague.ts'
import type { Colleague } from '../roster/colleague.ts'
import { failureReply, successReply } from '../wire/handler-reply.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import { withSession } from './with-session.ts'

const firstWorkno = 101

/** GET agentbyworkno/{workno}: queryAgentInfoByWorkNo (docs/gateway.md §3). */
export const agentByWorknoHandler = withSession((request, context) => {
  const workno = request.parameters['workno'] ?? ''
  if (Number(workno) < firstWorkno) return failureReply('000-002')
  const colleague = findColleague(workno, context)
  return colleague === undefined ? unknownWorknoReply(context) : successReply(toAgentInfo(colleague, context.now()))
})

/**
 * POST agentinfonoskills {"agentlist": [...]}: unknown numbers are left out (docs/gateway.md §7).
 */
export const agentInfoWithoutSkillsHandler = withSession((request, context) => {
  const worknos = readWorknos(
    request.body !== null && typeof request.body === 'object' ? Reflect.get(request.body, 'agentlist') : 0,
  )
  if (worknos === undefined) return failureReply('000-002')
  return successReply(
    worknos.flatMap((workno) => {
      const colleague = findColleague(workno, context)
      return colleague === undefined ? [] : [withoutSkills(colleague, context)]
    }),
  )
})

/** GET agentbylist: the body lists at most 100 numbers (docs/gateway.md §7). */
export const agentByListHandler = withSession((request, context) => {
  const worknos = readWorknos(request.body)
  if (worknos === undefined || worknos.length === 0 || worknos.length > 100) return failureReply('000-002')
  return successReply(
    worknos.flatMap((workno) => {
      const colleague = findColleague(workno, context)
      return colleague?.takesInboundCalls === true ? [toAgentInfo(colleague, context.now())] : []
    }),
  )
})

/**
 * GET agentbyskill/{skillid} (docs/gateway.md §7). The optional body {agentLimit, agentStatus}
 * counts only if it has both. Agents who take no inbound calls are left out.
 */
export const agentBySkillHandler = withSession((request, context) => {
  const limits = readSkillLimits(request.body)
  if (limits === undefined) return failureReply('000-002')
  const skillId = Number(request.parameters['skillid'])
  const found = context.roster
    .list()
    .filter((colleague) => isSignedIn(colleague) && colleague.takesInboundCalls)
    .filter((colleague) => colleague.skills.some((skill) => skill.id === skillId))
    .filter((colleague) => limits.statuses?.has(colleague.state.status) ?? true)
  return successReply(found.slice(0, limits.count).map((colleague) => toAgentInfo(colleague, context.now())))
})

function findColleague(workno: string, context: HandlerContext): Colleague | undefined {
  const colleague = context.roster.get(workno)
  return colleague?.vdnId === context.vdnId ? colleague : undefined
}

function unknownWorknoReply(context: HandlerContext): HandlerReply {
  switch (context.assumptions.unknownWorkno) {
    case '100-007':
      return failureReply('100-007')
    case 'null':
      return successReply(null)
    case 'empty':
      return successReply({})
  }
}

function withoutSkills(colleague: Colleague, context: HandlerContext): Record<string, unknown> {
  const { skilllist: _skills, ...rest } = toAgentInfo(colleague, context.now())
  switch (context.assumptions.skillsWhenWithout) {
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

function readSkillLimits(body: RoutedRequest['body']): { count: number; statuses?: ReadonlySet<number> } | undefined {
  const unlimited = { count: Infinity }
  if (body === undefined) return unlimited
  if (body === invalidBody || typeof body !== 'object' || body === null) return undefined
  const { agentLimit, agentStatus } = body as { agentLimit?: unknown; agentStatus?: unknown }
  if (agentLimit === undefined || agentStatus === undefined) return unlimited
  const count = Number(agentLimit)
  if (!Number.isInteger(count) || count < 1 || count > 500 || !Array.isArray(agentStatus)) return undefined
  return { count, statuses: new Set(agentStatus.map(Number)) }
}
