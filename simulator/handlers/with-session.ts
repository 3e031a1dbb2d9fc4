import type { RoutedRequest, Handler, SessionHandler, HandlerContext } from './handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import { rotateGuidIfDue } from '../sessions/guid-rotation.ts'
import type { Session } from '../sessions/session.ts'

/** Lets a handler run only with a valid session, as every interface but the sign-ins demands (docs/gateway.md §1.2). */
export function withSession(handle: SessionHandler): Handler {
  return (call, context) => {
    const authentication = context.sessions.authenticate(call)
    if (authentication.session === undefined) return failureReply(authentication.retcode)
    const { session } = authentication
    const { forceChangeRetcode, doLookupsKeepSession, isGuidSetOnEveryReply } = context.assumptions
    if (session.mustChangePassword && forceChangeRetcode !== null) return failureReply(forceChangeRetcode)
    if (doLookupsKeepSession) session.lastActiveAt = context.now()
    const reply = handle(call, context, session)
    return isGuidSetOnEveryReply ? withRotatedGuid(reply, session, context) : reply
  }
}

/** Like `withSession`, for ending a session: also open to an agent whose password must be changed. */
export function withSessionForSignOut(handle: SessionHandler): Handler {
  return (call, context) => {
    const authentication = context.sessions.authenticate(call)
    return authentication.session === undefined
      ? failureReply(authentication.retcode)
      : handle(call, context, authentication.session)
  }
}

/** Handshake and heartbeat: keep the session and bring a due Guid (docs/gateway.md §2.1, §6). */
export function withKeepAlive(handle: (session: Session) => HandlerReply): Handler {
  return withSession((_call: RoutedRequest, context: HandlerContext, session: Session) => {
    session.lastActiveAt = context.now()
    return withRotatedGuid(handle(session), session, context)
  })
}

/** Adds `Set-GUID` when a change is due. */
export function withRotatedGuid(reply: HandlerReply, session: Session, context: HandlerContext): HandlerReply {
  const guid = rotateGuidIfDue(session.guids, context.guidPolicy, context.now())
  return guid === undefined ? reply : { ...reply, setGuid: guid }
}
