import type { SessionHandler } from './handler.ts'
import { failureReply, successReply, successReplyWithMessage } from '../wire/handler-reply.ts'
import { withKeepAlive, withSession, withSessionForSignOut } from './with-session.ts'

const talkingStatus = 7

/** POST handshake: no result (docs/gateway.md §6). */
export const handshakeHandler = withKeepAlive(() => successReplyWithMessage())

/** PUT heartbeat, for older gateways: the result has `loginTime` (docs/gateway.md §6). */
export const heartbeatHandler = withKeepAlive((session) => successReply({ loginTime: String(session.signedInAt) }))

/** DELETE logout: refused while the agent is talking (docs/gateway.md §6). */
export const logoutHandler = withSessionForSignOut((request, context, session) => {
  if (context.roster.get(request.agentId)?.state.status === talkingStatus) {
    return failureReply(context.assumptions.signOutInCallRetcode)
  }
  context.sessions.end(session, 'own')
  return successReplyWithMessage(context.assumptions.logoutResult === 'null' ? null : {})
})

const endSession: SessionHandler = (_request, context, session) => {
  context.sessions.end(session, 'own')
  return successReplyWithMessage()
}

/** DELETE forcelogout: works while talking too, and has no result (docs/gateway.md §6). */
export const forceLogoutHandler = withSessionForSignOut(endSession)

/** DELETE forcelogoutwithreason/{1-255}: another reason gives 100-005 (docs/gateway.md §6). */
export const forceLogoutWithReasonHandler = withSessionForSignOut((request, context, session) => {
  const reason = Number(request.parameters['reason'])
  return reason >= 1 && reason <= 255 ? endSession(request, context, session) : failureReply('100-005')
})

/** GET agentstatus: the result is an object, although the table says array (docs/gateway.md §6). */
export const agentStatusHandler = withSession((request, context) => {
  const status = context.roster.get(request.agentId)?.state.status ?? 0
  return successReply({ agentState: status, isWorking: status === talkingStatus })
})

/** GET agentskills: the skills of the requesting agent (docs/gateway.md §6). */
export const ownSkillsHandler = withSession((request, context) =>
  successReply(context.roster.get(request.agentId)?.skills ?? []),
)

/** GET agentskillsbyworkno/{workno}: the skills of any agent of the VDN (docs/gateway.md §6). */
export const skillsByWorknoHandler = withSession((request, context, session) => {
  const colleague = context.roster.get(request.parameters['workno'] ?? '')
  const own = context.roster.get(session.agentId)
  if (colleague === undefined || colleague.vdnId !== own?.vdnId) return failureReply('100-007')
  return colleague.skills.length === 0 ? failureReply('600-001') : successReplyWithMessage(colleague.skills)
})
