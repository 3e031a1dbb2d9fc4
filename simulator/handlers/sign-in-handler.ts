import type { Account } from '../sessions/accounts.ts'
import { invalidBody } from './handler.ts'
import type { RoutedRequest, Handler, HandlerContext } from './handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { HandlerReply } from '../wire/handler-reply.ts'
import type { Session, SignInKind } from '../sessions/session.ts'
import { readSignInBody } from './read-sign-in-body.ts'
import type { ParsedSignInBody } from './read-sign-in-body.ts'

/** PUT login, forcelogin and loginex (docs/gateway.md §4). */
export function signInHandler(kind: SignInKind): Handler {
  return (request, context) => {
    const body = request.body === invalidBody ? '100-001' : readSignInBody(request.body, kind)
    if (typeof body === 'string') return failureReply(body)
    const account = context.accounts.find((candidate) => candidate.agentId === request.agentId)
    const refusal = refusalOf(account, kind, body, request, context)
    if (refusal !== undefined || account === undefined) return failureReply(refusal ?? '100-004')
    return signIn(account, kind, body, context)
  }
}

function refusalOf(
  account: Account | undefined,
  kind: SignInKind,
  body: ParsedSignInBody,
  request: RoutedRequest,
  context: HandlerContext,
): string | undefined {
  const { assumptions, passwordLockout } = context
  if (account?.trait === 'locked' || passwordLockout.isLocked(request.agentId)) return '110-016'
  const isEmptyAllowed = kind === 'loginex' && assumptions.isEmptyPasswordAcceptedByLoginEx
  if (account === undefined || (body.password !== account.password && !(isEmptyAllowed && body.password === ''))) {
    passwordLockout.recordFailure(request.agentId)
    return '100-004'
  }
  passwordLockout.recordSuccess(request.agentId)
  if (account.trait === 'password-expired') return '100-020'
  if (assumptions.invalidPhones.includes(body.phone)) return '100-013'
  if (assumptions.phonesOutOfRange.includes(body.phone)) return '100-014'
  const existing = context.sessions.get(request.agentId)
  if (existing === undefined) return undefined
  if (!existing.canBeForced) return '100-015'
  return kind === 'forcelogin' ? undefined : '100-002'
}

/**
 * ctiStatus of the states an agent can sign in to: busy, idle, wrap-up (docs/gateway.md §3.1,
 * §4.1).
 */
const ctiStatusAtSignIn = { 3: 7, 4: 1, 5: 6 } as const

/** Further events after sign-in, by that state (docs/gateway.md §4.1). */
const furtherEvents = { 3: ['AgentState_SetNotReady_Success'], 4: [], 5: ['AgentState_Work'] } as const

function signIn(account: Account, kind: SignInKind, body: ParsedSignInBody, context: HandlerContext): HandlerReply {
  const session = context.sessions.begin(account.agentId, {
    kind,
    isPush: body.isPush,
    mustChangePassword: account.trait === 'must-change-password',
  })
  const mediaServers = kind === 'loginex' ? 'TFF' : `T${body.checkInWebm ? 'T' : 'F'}F`
  context.roster.replaceState(
    account.agentId,
    {
      status: body.status,
      ctiStatus: ctiStatusAtSignIn[body.status],
      since: session.signedInAt,
      signedInAt: session.signedInAt,
      reason: 0,
      isInConference: false,
    },
    body.phone,
    mediaServers,
  )
  for (const eventType of ['AgentOther_InService', 'AgentState_Ready', ...furtherEvents[body.status]]) {
    context.sessions.push(session, eventType)
  }
  return createReply(account, session, mediaServers, context)
}

function createReply(account: Account, session: Session, mediaServers: string, context: HandlerContext): HandlerReply {
  const form = context.assumptions.signInReply
  const minimal = { workno: account.agentId, mediatype: mediaServers }
  const fields2018 = {
    vdnid: 6,
    ...minimal,
    loginTime: String(session.signedInAt),
    isForceChange: String(session.mustChangePassword),
  }
  const timeRemaining = account.trait === 'password-expires-soon' ? '9' : ''
  const result = {
    guide: minimal,
    '2018': fields2018,
    current: { ...fields2018, serverName: 'AgentGateway', timeRemaining },
  }[form]
  return {
    envelope: { message: '', retcode: '0', result },
    setGuid: session.guids.current.guid,
    setCookies: session.cookies.setCookies,
    isGuideShape: form === 'guide',
  }
}
