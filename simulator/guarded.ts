import type { Call, Handler, SessionHandler, World } from './call.ts'
import { failure } from './envelope.ts'
import type { Reply } from './envelope.ts'
import { changeGuidWhenDue } from './guid.ts'
import type { Session } from './session.ts'

/** Lets a handler run only with a valid session, as every interface but the sign-ins demands (gateway-api.md §1.2). */
export function withSession(handle: SessionHandler): Handler {
  return (call, world) => {
    const admission = world.sessions.admit(call)
    if (admission.session === undefined) return failure(admission.retcode)
    const { session } = admission
    const { forceChangeRetcode, doLookupsKeepSession, isGuidSetOnEveryReply } = world.assumptions
    if (session.mustChangePassword && forceChangeRetcode !== null) return failure(forceChangeRetcode)
    if (doLookupsKeepSession) session.lastActiveAt = world.now()
    const reply = handle(call, world, session)
    return isGuidSetOnEveryReply ? withDueGuid(reply, session, world) : reply
  }
}

/** Like `withSession`, for ending a session: also open to an agent whose password must be changed. */
export function withSessionToEnd(handle: SessionHandler): Handler {
  return (call, world) => {
    const admission = world.sessions.admit(call)
    return admission.session === undefined ? failure(admission.retcode) : handle(call, world, admission.session)
  }
}

/** Handshake and heartbeat: keep the session and bring a due Guid (gateway-api.md §2.1, §6). */
export function withHeartbeat(handle: (session: Session) => Reply): Handler {
  return withSession((_call: Call, world: World, session: Session) => {
    session.lastActiveAt = world.now()
    return withDueGuid(handle(session), session, world)
  })
}

/** Adds `Set-GUID` when a change is due. */
export function withDueGuid(reply: Reply, session: Session, world: World): Reply {
  const guid = changeGuidWhenDue(session.guids, world.guidRules, world.now())
  return guid === undefined ? reply : { ...reply, setGuid: guid }
}
