import type { Handler } from './handler.ts'
import { failureReply, successReply } from '../wire/handler-reply.ts'
import { withSession } from './with-session.ts'

/** Sets the state of the requesting agent and queues its event (docs/gateway.md §5.4, §6). */
function changeOwnState(status: number, eventType: string): Handler {
  return withSession((request, context, session) => {
    context.roster.setState(session.agentId, { status, reason: Number(request.parameters['reason'] ?? 0) })
    context.sessions.push(session, eventType)
    return successReply({})
  })
}

// For other clients of the same agent. AgentBar never changes a state (docs/product.md §10.3).
export const sayFreeHandler = changeOwnState(4, 'AgentState_Ready')
export const sayBusyHandler = changeOwnState(3, 'AgentState_SetNotReady_Success')
export const cancelBusyHandler = changeOwnState(4, 'AgentState_CancelNotReady_Success')
export const restHandler = changeOwnState(8, 'AgentState_SetRest_Success')
export const cancelRestHandler = changeOwnState(4, 'AgentState_CancelRest_Success')
export const workHandler = changeOwnState(5, 'AgentState_SetWork_Success')
export const cancelWorkHandler = changeOwnState(4, 'AgentState_CancelWork_Success')

/** POST resetskill: needs a bound phone and has no effect on the roster (docs/gateway.md §6). */
export const resetSkillHandler = withSession((_request, context, session) =>
  context.roster.get(session.agentId)?.phone === '' ? failureReply('100-007') : successReply({}),
)
