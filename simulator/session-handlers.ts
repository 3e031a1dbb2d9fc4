import type { SessionHandler } from './call.ts'
import { failure, success, successInWords } from './envelope.ts'
import { withHeartbeat, withSession, withSessionToEnd } from './guarded.ts'

const talkingStatus = 7

/** POST handshake: no result, a due Guid in `Set-GUID` (gateway-api.md §6). */
export const handshake = withHeartbeat(() => successInWords())

/** PUT heartbeat, of older gateways: `loginTime` in the result (gateway-api.md §6). */
export const heartbeat = withHeartbeat((session) => success({ loginTime: String(session.signedInAt) }))

/** DELETE logout: refused in a call (gateway-api.md §6). */
export const logout = withSessionToEnd((call, world, session) => {
  if (world.roster.get(call.agentId)?.presence.status === talkingStatus) {
    return failure(world.assumptions.signOutInCallRetcode)
  }
  world.sessions.end(session, 'own')
  return successInWords(world.assumptions.logoutResult === 'null' ? null : {})
})

const endAtOnce: SessionHandler = (_call, world, session) => {
  world.sessions.end(session, 'own')
  return successInWords()
}

/** DELETE forcelogout: also in a call; no result (gateway-api.md §6). */
export const forceLogout = withSessionToEnd(endAtOnce)

/** DELETE forcelogoutwithreason/{1-255}; another reason gives 100-005 (gateway-api.md §6). */
export const forceLogoutWithReason = withSessionToEnd((call, world, session) => {
  const reason = Number(call.parameters['reason'])
  return reason >= 1 && reason <= 255 ? endAtOnce(call, world, session) : failure('100-005')
})

/** GET agentstatus: an object, although the table says array (gateway-api.md §6). */
export const agentStatus = withSession((call, world) => {
  const status = world.roster.get(call.agentId)?.presence.status ?? 0
  return success({ agentState: status, isWorking: status === talkingStatus })
})

/** GET agentskills: the own skills (gateway-api.md §6). */
export const ownSkills = withSession((call, world) => success(world.roster.get(call.agentId)?.skills ?? []))

/** GET agentskillsbyworkno/{workno} (gateway-api.md §6). */
export const skillsByWorkno = withSession((call, world, session) => {
  const colleague = world.roster.get(call.parameters['workno'] ?? '')
  const own = world.roster.get(session.agentId)
  if (colleague === undefined || colleague.vdnId !== own?.vdnId) return failure('100-007')
  return colleague.skills.length === 0 ? failure('600-001') : successInWords(colleague.skills)
})
