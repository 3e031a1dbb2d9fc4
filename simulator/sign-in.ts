import type { Account } from './accounts.ts'
import { invalidBody } from './call.ts'
import type { Call, Handler, World } from './call.ts'
import { failure } from './envelope.ts'
import type { Reply } from './envelope.ts'
import type { Session, SignInKind } from './session.ts'
import { readSignInBody } from './sign-in-body.ts'
import type { SignInBody } from './sign-in-body.ts'

/** login, forcelogin and loginex (gateway-api.md §4). */
export function signInHandler(kind: SignInKind): Handler {
  return (call, world) => {
    const body = call.body === invalidBody ? '100-001' : readSignInBody(call.body, kind)
    if (typeof body === 'string') return failure(body)
    const account = world.accounts.find((candidate) => candidate.agentId === call.agentId)
    const refusal = refuse(account, kind, body, call, world)
    if (refusal !== undefined || account === undefined) return failure(refusal ?? '100-004')
    return signIn(account, kind, body, world)
  }
}

function refuse(
  account: Account | undefined,
  kind: SignInKind,
  body: SignInBody,
  call: Call,
  world: World,
): string | undefined {
  const { assumptions, passwordGuard } = world
  if (account?.trait === 'locked' || passwordGuard.isLocked(call.agentId)) return '110-016'
  const isEmptyAllowed = kind === 'loginex' && assumptions.isEmptyPasswordAcceptedByLoginEx
  if (account === undefined || (body.password !== account.password && !(isEmptyAllowed && body.password === ''))) {
    passwordGuard.noteWrong(call.agentId)
    return '100-004'
  }
  passwordGuard.noteRight(call.agentId)
  if (account.trait === 'password-expired') return '100-020'
  if (assumptions.invalidPhones.includes(body.phone)) return '100-013'
  if (assumptions.phonesOutOfRange.includes(body.phone)) return '100-014'
  const present = world.sessions.get(call.agentId)
  if (present === undefined) return undefined
  if (!present.canBeForced) return '100-015'
  return kind === 'forcelogin' ? undefined : '100-002'
}

/** CTI values of the three states an agent may sign in to: busy, idle, wrap-up (gateway-api.md §3.1, §4.1). */
const ctiStatusAtSignIn = { 3: 7, 4: 1, 5: 6 } as const

/** Events after sign-in, by the state signed in to (gateway-api.md §4.1). */
const furtherEvents = { 3: ['AgentState_SetNotReady_Success'], 4: [], 5: ['AgentState_Work'] } as const

function signIn(account: Account, kind: SignInKind, body: SignInBody, world: World): Reply {
  const session = world.sessions.begin(account.agentId, {
    kind,
    isPush: body.isPush,
    mustChangePassword: account.trait === 'must-change-password',
  })
  const mediaServers = kind === 'loginex' ? 'TFF' : `T${body.checkInWebm ? 'T' : 'F'}F`
  world.roster.setPresence(
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
    world.sessions.push(session, eventType)
  }
  return createReply(account, session, mediaServers, world)
}

function createReply(account: Account, session: Session, mediaServers: string, world: World): Reply {
  const shape = world.assumptions.signInReply
  const short = { workno: account.agentId, mediatype: mediaServers }
  const is2018 = {
    vdnid: 6,
    ...short,
    loginTime: String(session.signedInAt),
    isForceChange: String(session.mustChangePassword),
  }
  const timeRemaining = account.trait === 'password-expires-soon' ? '9' : ''
  const result = {
    guide: short,
    '2018': is2018,
    current: { ...is2018, serverName: 'AgentGateway', timeRemaining },
  }[shape]
  return {
    envelope: { message: '', retcode: '0', result },
    setGuid: session.guids.current.guid,
    setCookies: session.cookies.setCookies,
    isGuideShape: shape === 'guide',
  }
}
