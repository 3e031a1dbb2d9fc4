import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SimulatorControl } from './simulator-control.ts'
import { controlActions } from './control-actions.ts'
import { faultSchemas } from './fault-schema.ts'
import { schemaErrors } from './json-schema.ts'
import type { RequestLogEntry } from '../server/request-log.ts'

/** Path of the control endpoint, beside the gateway's own paths. */
export const controlPath = '/simulator/control'

interface Outcome {
  readonly status: number
  readonly body: unknown
}

/**
 * The control over HTTP for programs outside the process: GET describes it, POST `{"action": NAME, ...}` acts. Both
 * need `Authorization: Bearer TOKEN`. Guids are in no answer.
 */
export function createControlEndpoint(
  control: SimulatorControl,
  requests: readonly RequestLogEntry[],
  token: string,
): (request: IncomingMessage, response: ServerResponse, body: string) => void {
  return (request, response, body) => {
    const outcome = decide(request, body)
    response.writeHead(outcome.status, { 'Content-Type': 'application/json; charset=UTF-8' })
    response.end(`${JSON.stringify(outcome.body)}\n`)
  }

  function decide(request: IncomingMessage, body: string): Outcome {
    if (!isRight(request.headers.authorization, token)) return refuse(401, ['the control token is missing or wrong'])
    if (request.method === 'GET') return { status: 200, body: description }
    if (request.method !== 'POST') return refuse(405, ['use GET or POST'])
    return act(body)
  }

  function act(body: string): Outcome {
    let input: unknown
    try {
      input = JSON.parse(body)
    } catch {
      return refuse(400, ['the body is not JSON'])
    }
    const name = typeof input === 'object' && input !== null ? (Reflect.get(input, 'action') as unknown) : undefined
    const action = typeof name === 'string' && Object.hasOwn(controlActions, name) ? controlActions[name] : undefined
    if (action === undefined)
      return refuse(400, [`input.action must be one of ${Object.keys(controlActions).join(', ')}`])
    const errors = schemaErrors(action.schema, input)
    if (errors.length > 0) return refuse(400, errors)
    try {
      return { status: 200, body: { result: action.run(input as Record<string, unknown>, control, requests) ?? null } }
    } catch (error) {
      if (error instanceof RangeError) return refuse(400, [error.message])
      throw error
    }
  }
}

const description = {
  actions: Object.fromEntries(Object.entries(controlActions).map(([name, { schema }]) => [name, schema])),
  faults: faultSchemas,
}

function refuse(status: number, errors: readonly string[]): Outcome {
  return { status, body: { errors } }
}

function isRight(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}
