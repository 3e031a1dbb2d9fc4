import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidBody } from '../handlers/handler.ts'
import type { RoutedRequest, HandlerContext } from '../handlers/handler.ts'
import { failureReply } from '../wire/handler-reply.ts'
import type { SignInMutex } from '../sessions/sign-in-mutex.ts'
import { applyFaults } from '../faults/apply-faults.ts'
import type { FaultSideEffects } from '../faults/apply-faults.ts'
import type { ActiveFault } from '../faults/fault.ts'
import type { FaultScript } from '../faults/fault-script.ts'
import type { RequestLog } from './request-log.ts'
import type { RouteMatch } from './router.ts'
import { sendHttpReply, sendHalfHttpReply } from '../wire/send-http-reply.ts'
import { htmlReply, toHttpReply } from '../wire/http-reply.ts'
import type { HttpReply } from '../wire/http-reply.ts'

/** Path prefix of every interface (docs/gateway.md §1.1). */
const basePath = '/agentgateway/resource/'

/** What the handling of a request needs. */
export interface GatewayDependencies {
  readonly handlerContext: HandlerContext
  readonly faults: FaultScript
  readonly requestLog: RequestLog
  readonly signInMutex: SignInMutex
  readonly match: (method: string, path: string) => RouteMatch
  /** Breaks the connection of a response by a TCP reset. */
  readonly breakConnection: (response: ServerResponse) => void
}

/** Handles one request to the gateway, whose body has been read. */
export async function handleGatewayRequest(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  dependencies: GatewayDependencies,
): Promise<void> {
  const { handlerContext: context } = dependencies
  const { method = '', url = '' } = request
  const { path, query } = splitUrl(url)
  const match = dependencies.match(method, path)
  const logEntry = dependencies.requestLog.begin(
    { method, url, rawHeaders: request.rawHeaders, body },
    match.route?.name,
  )
  const closed = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) logEntry.settle('broken')
    closed.abort()
  })
  const agentId = match.route === undefined ? '' : (match.parameters['agentid'] ?? '')
  const activeFaults = dependencies.faults.take(method, path)
  const lock = match.route?.lock === undefined ? undefined : dependencies.signInMutex.acquire(agentId, match.route.lock)
  const sideEffects = createFaultSideEffects(agentId, context)

  async function createReply(): Promise<HttpReply | 'break'> {
    if (lock?.retcode !== undefined) return toHttpReply(failureReply(lock.retcode), [])
    const before = await applyFaults(activeFaults, 'before', sideEffects, closed.signal)
    if (before !== undefined) return before === 'break' ? before : before.replacement
    if (match.route === undefined) return noRouteReply(match.allowedMethods)
    const routed = createRoutedRequest(request, {
      agentId,
      parameters: match.parameters,
      query,
      body,
      closed: closed.signal,
    })
    if (context.assumptions.isContentTypeRequired && request.headers['content-type'] === undefined) {
      return toHttpReply(failureReply('000-002'), [])
    }
    const handlerReply = await match.route.handle(routed, context)
    if (handlerReply === undefined) return 'break'
    const after = await applyFaults(activeFaults, 'after', sideEffects, closed.signal)
    if (after !== undefined) return after === 'break' ? after : after.replacement
    return toHttpReply(
      handlerReply,
      activeFaults.map(({ fault }) => fault),
    )
  }

  const reply = await createReply()
  if (lock !== undefined && 'release' in lock) lock.release()
  if (reply === 'break') {
    dependencies.breakConnection(response)
    return
  }
  if (hasMiddleReset(activeFaults)) {
    await sendHalfHttpReply(response, reply)
    dependencies.breakConnection(response)
    return
  }
  logEntry.settle('answered', reply.status, reply.retcode)
  await sendHttpReply(
    response,
    reply,
    activeFaults.map(({ fault }) => fault),
    closed.signal,
  )
}

function noRouteReply(allowedMethods: readonly string[]): HttpReply {
  return allowedMethods.length === 0
    ? htmlReply(404, 'Not Found')
    : htmlReply(405, 'Method Not Allowed', [['Allow', allowedMethods.join(', ')]])
}

function hasMiddleReset(activeFaults: readonly ActiveFault[]): boolean {
  return activeFaults.some(({ fault }) => fault.fault === 'reset' && fault.when === 'middle')
}

function createFaultSideEffects(agentId: string, context: HandlerContext): FaultSideEffects {
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

function createRoutedRequest(
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
