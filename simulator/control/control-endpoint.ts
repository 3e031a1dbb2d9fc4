import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SimulatorControl } from './simulator-control.ts'
import { controlActions } from './control-actions.ts'
import { faultSchemas } from './fault-schema.ts'
import { schemaErrors } from './json-schema.ts'
import type { RequestLogEntry } from '../server/request-log.ts'

/** Path of the control endpoint, outside the gateway's paths. */
export const controlPath = '/simulator/control'

interface ControlReply {
  readonly status: number
  readonly body: unknown
}

/**
 * Serves the control over HTTP for other processes. GET describes the actions, POST
 * `{"action": NAME, ...}` runs one. Both need `Authorization: Bearer TOKEN`.
 * No reply contains a Guid.
 */
export function createControlEndpoint(
  control: SimulatorControl,
  requests: readonly RequestLogEntry[],
  token: string,
): (request: IncomingMessage, response: ServerResponse, body: string) => void {
  return (request, response, body) => {
    const reply = createReply(request, body)
    response.writeHead(reply.status, { 'Content-Type': 'application/json; charset=UTF-8' })
    response.end(`${JSON.stringify(reply.body)}\n`)
  }

  function createReply(request: IncomingMessage, body: string): ControlReply {
    if (!isAuthorized(request.headers.authorization, token))
      return errorReply(401, ['the control token is missing or wrong'])
    if (request.method === 'GET') return { status: 200, body: description }
    if (request.method !== 'POST') return errorReply(405, ['use GET or POST'])
    return runAction(body)
  }

  function runAction(body: string): ControlReply {
    let input: unknown
    try {
      input = JSON.parse(body)
    } catch {
      return errorReply(400, ['the body is not JSON'])
    }
    const name = typeof input === 'object' && input !== null ? (Reflect.get(input, 'action') as unknown) : undefined
    const action = typeof name === 'string' && Object.hasOwn(controlActions, name) ? controlActions[name] : undefined
    if (action === undefined)
      return errorReply(400, [`input.action must be one of ${Object.keys(controlActions).join(', ')}`])
    const errors = schemaErrors(action.schema, input)
    if (errors.length > 0) return errorReply(400, errors)
    try {
      return { status: 200, body: { result: action.run(input as Record<string, unknown>, control, requests) ?? null } }
    } catch (error) {
      if (error instanceof RangeError) return errorReply(400, [error.message])
      throw error
    }
  }
}

const description = {
  actions: Object.fromEntries(Object.entries(controlActions).map(([name, { schema }]) => [name, schema])),
  faults: faultSchemas,
}

function errorReply(status: number, errors: readonly string[]): ControlReply {
  return { status, body: { errors } }
}

function isAuthorized(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}
