import type { Handler } from './handler.ts'
import { failureReply, successReply } from '../wire/handler-reply.ts'
import { withSession } from './with-session.ts'

/** Sets the agent's own state and queues the event that goes with it (docs/gateway.md §5.4, §6). */
function changeOwnState(status: number, eventType: string): Handler {
  return withSession((call, context, session) => {
    context.roster.setState(session.agentId, { status, reason: Number(call.parameters['reason'] ?? 0) })
    context.sessions.push(session, eventType)
    return successReply({})
  })
}

/** What another client of the same agent does; a client that only looks up calls none of these. */
export const sayFreeHandler = changeOwnState(4, 'AgentState_Ready')
export const sayBusyHandler = changeOwnState(3, 'AgentState_SetNotReady_Success')
export const cancelBusyHandler = changeOwnState(4, 'AgentState_CancelNotReady_Success')
export const restHandler = changeOwnState(8, 'AgentState_SetRest_Success')
export const cancelRestHandler = changeOwnState(4, 'AgentState_CancelRest_Success')
export const workHandler = changeOwnState(5, 'AgentState_SetWork_Success')
export const cancelWorkHandler = changeOwnState(4, 'AgentState_CancelWork_Success')

/** POST resetskill: accepted once a phone is bound, without effect on the roster (docs/gateway.md §6). */
export const resetSkillHandler = withSession((_call, context, session) =>
  context.roster.get(session.agentId)?.phone === '' ? failureReply('100-007') : successReply({}),
)
