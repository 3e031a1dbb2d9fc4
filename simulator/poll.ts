import type { Call, World } from './call.ts'
import { failure } from './envelope.ts'
import type { Reply } from './envelope.ts'
import { withDueGuid } from './guarded.ts'
import type { AgentEvent, EndedSession, Session, WakeReason } from './session.ts'

/**
 * getAgentEvent: an event at once, else the reply comes after the hold; one event per reply, and none means exactly
 * `{"message":"","retcode":"0"}` (gateway-api.md §5.1). Undefined when the client has gone while waiting.
 */
export async function poll(call: Call, world: World): Promise<Reply | undefined> {
  const admission = world.sessions.admit(call)
  if (admission.session === undefined) return answerEnded(admission.ended, admission.retcode)
  const { session } = admission
  if (session.mustChangePassword && world.assumptions.forceChangeRetcode !== null) {
    return failure(world.assumptions.forceChangeRetcode)
  }
  if (session.isPush) return failure('000-001')
  session.lastActiveAt = world.now()
  if (session.heldPoll !== undefined) {
    session.overlappingPolls += 1
    if (world.assumptions.secondPoll === 'refused') return failure('000-007')
    session.heldPoll('replaced')
  }
  const reason = hasSomethingToSay(session) ? 'event' : await hold(session, world, call.closed)
  session.lastActiveAt = world.now()
  if (reason === 'closed') return undefined
  if (reason === 'replaced') return createReply(undefined)
  if (reason === 'ended') {
    const after = world.sessions.admit(call)
    if (after.session === undefined) return answerEnded(after.ended, after.retcode)
  }
  return withDueGuid(createReply(session.events.shift()), session, world)
}

function hasSomethingToSay(session: Session): boolean {
  return session.events.length > 0 || session.guids.isChangeRequested
}

function hold(session: Session, world: World, closed: AbortSignal): Promise<WakeReason> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => wake('time'), world.pollHoldMs)
    const onClosed = (): void => wake('closed')
    const wake = (reason: WakeReason): void => {
      clearTimeout(timer)
      closed.removeEventListener('abort', onClosed)
      session.heldPoll = undefined
      resolve(reason)
    }
    if (closed.aborted) return wake('closed')
    closed.addEventListener('abort', onClosed)
    session.heldPoll = wake
    world.changes.tell()
  })
}

function createReply(event: AgentEvent | undefined): Reply {
  const envelope = { message: '', retcode: '0' }
  return { envelope: event === undefined ? envelope : { ...envelope, event } }
}

function answerEnded(ended: EndedSession | undefined, retcode: string): Reply {
  if (ended?.event === undefined) return failure(retcode)
  const { event } = ended
  ended.event = undefined
  return createReply(event)
}
