import type { RoutedRequest, HandlerContext } from './handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import { withRotatedGuid } from './with-session.ts'
import type { AgentEvent, EndedSession, Session, PollWakeReason } from '../sessions/session.ts'

/**
 * GET agentevent (docs/gateway.md §5.1). Replies at once when an event is queued, otherwise after
 * the hold. A reply carries one event; without one it is exactly `{"message":"","retcode":"0"}`.
 * Returns undefined when the client has disconnected while waiting.
 */
export async function pollHandler(request: RoutedRequest, context: HandlerContext): Promise<HandlerReply | undefined> {
  const authentication = context.sessions.authenticate(request)
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
  const reason = isReplyDue(session) ? 'event' : await hold(session, context, request.closed)
  session.lastActiveAt = context.now()
  if (reason === 'closed') return undefined
  if (reason === 'replaced') return createReply(undefined)
  if (reason === 'ended') {
    const after = context.sessions.authenticate(request)
    if (after.session === undefined) return endedSessionReply(after.ended, after.retcode)
  }
  return withRotatedGuid(createReply(session.events.shift()), session, context)
}

function isReplyDue(session: Session): boolean {
  return session.events.length > 0 || session.guids.isRotationRequested
}

function hold(session: Session, context: HandlerContext, closed: AbortSignal): Promise<PollWakeReason> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => wake('timeout'), context.pollHoldMs)
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
    context.changes.notify()
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
