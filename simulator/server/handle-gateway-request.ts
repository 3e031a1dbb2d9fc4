import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidBody } from '../handlers/handler.ts'
import type { RoutedRequest, HandlerContext } from '../handlers/handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { SignInLock } from '../sessions/sign-in-lock.ts'
import { applyFaults } from '../faults/apply-faults.ts'
import type { ActiveFault } from '../faults/apply-faults.ts'
import type { FaultScript } from '../faults/fault-script.ts'
import type { RequestLog } from './request-log.ts'
import type { RouteMatch } from './router.ts'
import { sendHttpReply, sendHalfHttpReply } from '../wire/send-http-reply.ts'
import { htmlReply, toHttpReply } from '../wire/http-reply.ts'
import type { HttpReply } from '../wire/http-reply.ts'

/** Where every interface lies (docs/gateway.md §1.1). */
const basePath = '/agentgateway/resource/'

export interface GatewayRequestContext {
  readonly context: HandlerContext
  readonly faults: FaultScript
  readonly requestLog: RequestLog
  readonly signInLock: SignInLock
  readonly match: (method: string, path: string) => RouteMatch
  /** Breaks the connection of a response by a TCP reset. */
  readonly breakConnection: (response: ServerResponse) => void
}

/** Answers one request to the gateway, whose body has been read. */
export async function handleGatewayRequest(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  parts: GatewayRequestContext,
): Promise<void> {
  const { method = '', url = '' } = request
  const { path, query } = splitUrl(url)
  const match = parts.match(method, path)
  const recorded = parts.requestLog.begin({ method, url, rawHeaders: request.rawHeaders, body }, match.route?.name)
  const closed = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) recorded.settle('broken')
    closed.abort()
  })
  const agentId = match.route === undefined ? '' : (match.parameters['agentid'] ?? '')
  const taken = parts.faults.take(method, path)
  const lockHeld = match.route?.lock === undefined ? undefined : parts.signInLock.acquire(agentId, match.route.lock)
  const effects = createFaultSideEffects(agentId, parts.context)

  async function decide(): Promise<HttpReply | 'break'> {
    if (lockHeld?.retcode !== undefined) return toHttpReply(failureReply(lockHeld.retcode), [])
    const before = await applyFaults(taken, 'before', effects, closed.signal)
    if (before !== undefined) return before === 'break' ? before : before.instead
    if (match.route === undefined) return refuse(match.allowedMethods)
    const call = createCall(request, { agentId, parameters: match.parameters, query, body, closed: closed.signal })
    if (parts.context.assumptions.isContentTypeRequired && request.headers['content-type'] === undefined) {
      return toHttpReply(failureReply('000-002'), [])
    }
    const reply = await match.route.handle(call, parts.context)
    if (reply === undefined) return 'break'
    const after = await applyFaults(taken, 'after', effects, closed.signal)
    if (after !== undefined) return after === 'break' ? after : after.instead
    return toHttpReply(
      reply,
      taken.map(({ fault }) => fault),
    )
  }

  const decision = await decide()
  if (lockHeld !== undefined && 'release' in lockHeld) lockHeld.release()
  if (decision === 'break') {
    parts.breakConnection(response)
    return
  }
  if (breaksInTheMiddle(taken)) {
    await sendHalfHttpReply(response, decision)
    parts.breakConnection(response)
    return
  }
  recorded.settle('answered', decision.status, decision.retcode)
  await sendHttpReply(
    response,
    decision,
    taken.map(({ fault }) => fault),
    closed.signal,
  )
}

function refuse(allowedMethods: readonly string[]): HttpReply {
  return allowedMethods.length === 0
    ? htmlReply(404, 'Not Found')
    : htmlReply(405, 'Method Not Allowed', [['Allow', allowedMethods.join(', ')]])
}

function breaksInTheMiddle(taken: readonly ActiveFault[]): boolean {
  return taken.some(({ fault }) => fault.fault === 'reset' && fault.when === 'middle')
}

function createFaultSideEffects(agentId: string, context: HandlerContext): { expireGuid(): void; signOut(): void } {
  return {
    expireGuid() {
      const session = context.sessions.get(agentId)
      if (session !== undefined) session.guids.isExpired = true
    },
    signOut() {
      const session = context.sessions.get(agentId)
      if (session !== undefined) context.sessions.end(session, 'forced')
    },
  }
}

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const [path = '', query] = url.split('?', 2)
  return { path: path.startsWith(basePath) ? path.slice(basePath.length) : '', query: new URLSearchParams(query) }
}

function createCall(
  request: IncomingMessage,
  known: {
    agentId: string
    parameters: RoutedRequest['parameters']
    query: URLSearchParams
    body: string
    closed: AbortSignal
  },
): RoutedRequest {
  const { guid } = request.headers
  return {
    ...known,
    body: readJson(known.body),
    guid: Array.isArray(guid) ? guid[0] : guid,
    cookie: request.headers.cookie,
  }
}

function readJson(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return invalidBody
  }
}
