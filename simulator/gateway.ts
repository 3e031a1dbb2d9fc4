import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidBody } from './call.ts'
import type { Call, World } from './call.ts'
import { failure } from './envelope.ts'
import type { Exclusion } from './exclusion.ts'
import { interfere } from './faulty-answer.ts'
import type { TakenFault } from './faulty-answer.ts'
import type { FaultScript } from './faults.ts'
import type { RequestRecords } from './request-records.ts'
import type { RouteMatch } from './router.ts'
import { transmit, transmitHalf } from './transmit.ts'
import { htmlReply, toWireReply } from './wire-reply.ts'
import type { WireReply } from './wire-reply.ts'

/** Where every interface lies (gateway-api.md §1.1). */
const basePath = '/agentgateway/resource/'

export interface GatewayParts {
  readonly world: World
  readonly faults: FaultScript
  readonly records: RequestRecords
  readonly exclusion: Exclusion
  readonly match: (method: string, path: string) => RouteMatch
  /** Breaks the connection of a response by a TCP reset. */
  readonly breakConnection: (response: ServerResponse) => void
}

/** Answers one request to the gateway, whose body has been read. */
export async function serveGateway(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  parts: GatewayParts,
): Promise<void> {
  const { method = '', url = '' } = request
  const { path, query } = splitUrl(url)
  const match = parts.match(method, path)
  const recorded = parts.records.begin({ method, url, rawHeaders: request.rawHeaders, body }, match.route?.name)
  const closed = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) recorded.settle('broken')
    closed.abort()
  })
  const agentId = match.route === undefined ? '' : (match.parameters['agentid'] ?? '')
  const taken = parts.faults.take(method, path)
  const entry = match.route?.exclusive === undefined ? undefined : parts.exclusion.enter(agentId, match.route.exclusive)
  const effects = createEffects(agentId, parts.world)

  async function decide(): Promise<WireReply | 'break'> {
    if (entry?.retcode !== undefined) return toWireReply(failure(entry.retcode), [])
    const before = await interfere(taken, 'before', effects, closed.signal)
    if (before !== undefined) return before === 'break' ? before : before.instead
    if (match.route === undefined) return refuse(match.allowedMethods)
    const call = createCall(request, { agentId, parameters: match.parameters, query, body, closed: closed.signal })
    if (parts.world.assumptions.isContentTypeRequired && request.headers['content-type'] === undefined) {
      return toWireReply(failure('000-002'), [])
    }
    const reply = await match.route.handle(call, parts.world)
    if (reply === undefined) return 'break'
    const after = await interfere(taken, 'after', effects, closed.signal)
    if (after !== undefined) return after === 'break' ? after : after.instead
    return toWireReply(
      reply,
      taken.map(({ fault }) => fault),
    )
  }

  const decision = await decide()
  if (entry !== undefined && 'leave' in entry) entry.leave()
  if (decision === 'break') {
    parts.breakConnection(response)
    return
  }
  if (breaksInTheMiddle(taken)) {
    await transmitHalf(response, decision)
    parts.breakConnection(response)
    return
  }
  recorded.settle('answered', decision.status, decision.retcode)
  await transmit(
    response,
    decision,
    taken.map(({ fault }) => fault),
    closed.signal,
  )
}

function refuse(allowedMethods: readonly string[]): WireReply {
  return allowedMethods.length === 0
    ? htmlReply(404, 'Not Found')
    : htmlReply(405, 'Method Not Allowed', [['Allow', allowedMethods.join(', ')]])
}

function breaksInTheMiddle(taken: readonly TakenFault[]): boolean {
  return taken.some(({ fault }) => fault.fault === 'reset' && fault.when === 'middle')
}

function createEffects(agentId: string, world: World): { expireGuid(): void; signOut(): void } {
  return {
    expireGuid() {
      const session = world.sessions.get(agentId)
      if (session !== undefined) session.guids.isExpired = true
    },
    signOut() {
      const session = world.sessions.get(agentId)
      if (session !== undefined) world.sessions.end(session, 'forced')
    },
  }
}

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const [path = '', query] = url.split('?', 2)
  return { path: path.startsWith(basePath) ? path.slice(basePath.length) : '', query: new URLSearchParams(query) }
}

function createCall(
  request: IncomingMessage,
  known: { agentId: string; parameters: Call['parameters']; query: URLSearchParams; body: string; closed: AbortSignal },
): Call {
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
