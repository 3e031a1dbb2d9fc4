import type { RoutedRequest, HandlerContext } from './handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import { withRotatedGuid } from './with-session.ts'
import type { AgentEvent, EndedSession, Session, PollWakeReason } from '../sessions/session.ts'

/**
 * getAgentEvent: an event at once, else the reply comes after the hold; one event per reply, and none means strictObject
 * `{"message":"","retcode":"0"}` (docs/gateway.md §5.1). Undefined when the client has gone while waiting.
 */
export async function pollHandler(call: RoutedRequest, context: HandlerContext): Promise<HandlerReply | undefined> {
  const authentication = context.sessions.authenticate(call)
  if (authentication.session === undefined) return endedSessionReply(authentication.ended, authentication.retcode)
  const { session } = authentication
  if (session.mustChangePassword && context.assumptions.forceChangeRetcode !== null) {
    return failureReply(context.assumptions.forceChangeRetcode)
  }
  if (session.isPush) return failureReply('000-001')
  session.lastActiveAt = context.now()
  if (session.heldPoll !== undefined) {
    session.overlappingPolls += 1
    if (context.assumptions.secondPoll === 'refused') return failureReply('000-007')
    session.heldPoll('replaced')
  }
  const reason = hasSomethingToSay(session) ? 'event' : await hold(session, context, call.closed)
  session.lastActiveAt = context.now()
  if (reason === 'closed') return undefined
  if (reason === 'replaced') return createReply(undefined)
  if (reason === 'ended') {
    const after = context.sessions.authenticate(call)
    if (after.session === undefined) return endedSessionReply(after.ended, after.retcode)
  }
  return withRotatedGuid(createReply(session.events.shift()), session, context)
}

function hasSomethingToSay(session: Session): boolean {
  return session.events.length > 0 || session.guids.isChangeRequested
}

function hold(session: Session, context: HandlerContext, closed: AbortSignal): Promise<PollWakeReason> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => wake('time'), context.pollHoldMs)
    const onClosed = (): void => wake('closed')
    const wake = (reason: PollWakeReason): void => {
      clearTimeout(timer)
      closed.removeEventListener('abort', onClosed)
      session.heldPoll = undefined
      resolve(reason)
    }
    if (closed.aborted) return wake('closed')
    closed.addEventListener('abort', onClosed)
    session.heldPoll = wake
    context.changes.tell()
  })
}

function createReply(event: AgentEvent | undefined): HandlerReply {
  const envelope = { message: '', retcode: '0' }
  return { envelope: event === undefined ? envelope : { ...envelope, event } }
}

function endedSessionReply(ended: EndedSession | undefined, retcode: string): HandlerReply {
  if (ended?.event === undefined) return failureReply(retcode)
  const { event } = ended
  ended.event = undefined
  return createReply(event)
}
