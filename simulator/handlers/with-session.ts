import type { RoutedRequest, Handler, SessionHandler, HandlerContext } from './handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import { rotateGuidIfDue } from '../sessions/guid-rotation.ts'
import type { Session } from '../sessions/session.ts'

/**
 * Runs the handler only with a valid session, as all interfaces but sign-in demand (docs/gateway.md
 * §1.2).
 */
export function withSession(handle: SessionHandler): Handler {
  return (request, context) => {
    const authentication = context.sessions.authenticate(request)
    if (authentication.session === undefined) return failureReply(authentication.retcode)
    const { session } = authentication
    const { forceChangeRetcode, doLookupsKeepSession, isGuidSetOnEveryReply } = context.assumptions
    if (session.mustChangePassword && forceChangeRetcode !== null) return failureReply(forceChangeRetcode)
    if (doLookupsKeepSession) session.lastActiveAt = context.now()
    const reply = handle(request, context, session)
    return isGuidSetOnEveryReply ? withRotatedGuid(reply, session, context) : reply
  }
}

/** Like `withSession`, but also for agents who must change their password. */
export function withSessionForSignOut(handle: SessionHandler): Handler {
  return (request, context) => {
    const authentication = context.sessions.authenticate(request)
    return authentication.session === undefined
      ? failureReply(authentication.retcode)
      : handle(request, context, authentication.session)
  }
}

/**
 * For handshake and heartbeat, which keep the session and return a due Guid (docs/gateway.md §2.1,
 * §6).
 */
export function withKeepAlive(handle: (session: Session) => HandlerReply): Handler {
  return withSession((_request: RoutedRequest, context: HandlerContext, session: Session) => {
    session.lastActiveAt = context.now()
    return withRotatedGuid(handle(session), session, context)
  })
}

/** Adds a new Guid to the reply if one is due. */
export function withRotatedGuid(reply: HandlerReply, session: Session, context: HandlerContext): HandlerReply {
  const guid = rotateGuidIfDue(session.guids, context.guidPolicy, context.now())
  return guid === undefined ? reply : { ...reply, setGuid: guid }
}
