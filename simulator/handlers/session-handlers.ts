import type { SessionHandler } from './handler.ts'
import { failureReply, successReply, successReplyWithMessage } from '../wire/handler-reply.ts'
import { withKeepAlive, withSession, withSessionForSignOut } from './with-session.ts'

const talkingStatus = 7

/** POST handshake: no result, a due Guid in `Set-GUID` (docs/gateway.md §6). */
export const handshakeHandler = withKeepAlive(() => successReplyWithMessage())

/** PUT heartbeat, of older gateways: `loginTime` in the result (docs/gateway.md §6). */
export const heartbeatHandler = withKeepAlive((session) => successReply({ loginTime: String(session.signedInAt) }))

/** DELETE logout: refused in a call (docs/gateway.md §6). */
export const logoutHandler = withSessionForSignOut((call, context, session) => {
  if (context.roster.get(call.agentId)?.state.status === talkingStatus) {
    return failureReply(context.assumptions.signOutInCallRetcode)
  }
  context.sessions.end(session, 'own')
  return successReplyWithMessage(context.assumptions.logoutResult === 'null' ? null : {})
})

const endAtOnce: SessionHandler = (_call, context, session) => {
  context.sessions.end(session, 'own')
  return successReplyWithMessage()
}

/** DELETE forcelogout: also in a call; no result (docs/gateway.md §6). */
export const forceLogoutHandler = withSessionForSignOut(endAtOnce)

/** DELETE forcelogoutwithreason/{1-255}; another reason gives 100-005 (docs/gateway.md §6). */
export const forceLogoutWithReasonHandler = withSessionForSignOut((call, context, session) => {
  const reason = Number(call.parameters['reason'])
  return reason >= 1 && reason <= 255 ? endAtOnce(call, context, session) : failureReply('100-005')
})

/** GET agentstatus: an object, although the table says array (docs/gateway.md §6). */
export const agentStatusHandler = withSession((call, context) => {
  const status = context.roster.get(call.agentId)?.state.status ?? 0
  return successReply({ agentState: status, isWorking: status === talkingStatus })
})

/** GET agentskills: the own skills (docs/gateway.md §6). */
export const ownSkillsHandler = withSession((call, context) =>
  successReply(context.roster.get(call.agentId)?.skills ?? []),
)

/** GET agentskillsbyworkno/{workno} (docs/gateway.md §6). */
export const skillsByWorknoHandler = withSession((call, context, session) => {
  const colleague = context.roster.get(call.parameters['workno'] ?? '')
  const own = context.roster.get(session.agentId)
  if (colleague === undefined || colleague.vdnId !== own?.vdnId) return failureReply('100-007')
  return colleague.skills.length === 0 ? failureReply('600-001') : successReplyWithMessage(colleague.skills)
})
