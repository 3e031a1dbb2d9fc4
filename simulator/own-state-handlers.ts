import type { Handler } from './call.ts'
import { failure, success } from './envelope.ts'
import { withSession } from './guarded.ts'

/** Sets the agent's own state and queues the event that goes with it (gateway-api.md §5.4, §6). */
function changeOwnState(status: number, eventType: string): Handler {
  return withSession((call, world, session) => {
    world.roster.setState(session.agentId, { status, reason: Number(call.parameters['reason'] ?? 0) })
    world.sessions.push(session, eventType)
    return success({})
  })
}

/** What another client of the same agent does; a client that only looks up calls none of these. */
export const sayFree = changeOwnState(4, 'AgentState_Ready')
export const sayBusy = changeOwnState(3, 'AgentState_SetNotReady_Success')
export const cancelBusy = changeOwnState(4, 'AgentState_CancelNotReady_Success')
export const rest = changeOwnState(8, 'AgentState_SetRest_Success')
export const cancelRest = changeOwnState(4, 'AgentState_CancelRest_Success')
export const work = changeOwnState(5, 'AgentState_SetWork_Success')
export const cancelWork = changeOwnState(4, 'AgentState_CancelWork_Success')

/** POST resetskill: accepted once a phone is bound, without effect on the roster (gateway-api.md §6). */
export const resetSkill = withSession((_call, world, session) =>
  world.roster.get(session.agentId)?.phone === '' ? failure('100-007') : success({}),
)
