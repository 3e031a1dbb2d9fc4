import type { Fault, FaultKind } from '../faults/fault.ts'
import { strictObject, schemaErrors } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'

const milliseconds: JsonSchema = { type: 'integer', minimum: 0, maximum: 3_600_000 }
const moment: JsonSchema = { enum: ['before', 'after'] }
const text: JsonSchema = { type: 'string', maxLength: 1_000_000 }
const headerValue: JsonSchema = { type: 'string', maxLength: 500, pattern: '^[\\x20-\\x7e]+$' }
const wrongTypes = [
  ...['numbers-as-strings', 'strings-as-numbers', 'nonsense', 'result-null', 'result-empty-object'],
  ...['result-empty-list', 'result-empty-string', 'result-absent', 'result-in-list'],
]

const targetProperties: Readonly<Record<string, JsonSchema>> = {
  on: { ...headerValue, description: 'path below /agentgateway/resource/, * for a segment, ** for any' },
  method: { enum: ['GET', 'POST', 'PUT', 'DELETE'] },
  times: { anyOf: [{ type: 'integer', minimum: 1, maximum: 1_000_000 }, { enum: ['always'] }] },
  skip: { type: 'integer', minimum: 0, maximum: 1_000_000 },
}

function faultSchema(
  kind: FaultKind,
  properties: Readonly<Record<string, JsonSchema>>,
  required: string[] = [],
): JsonSchema {
  return strictObject({ fault: { enum: [kind] }, ...targetProperties, ...properties }, ['fault', 'on', ...required])
}

/** JSON Schema of each fault, published by the control endpoint. */
export const faultSchemas: Readonly<Record<FaultKind, JsonSchema>> = {
  delay: faultSchema('delay', { ms: milliseconds, when: moment }, ['ms']),
  hang: faultSchema('hang', { when: moment }),
  reset: faultSchema('reset', { when: { enum: ['before', 'after', 'middle'] } }),
  status: faultSchema(
    'status',
    { status: { type: 'integer', minimum: 200, maximum: 599 }, body: text, contentType: headerValue },
    ['status'],
  ),
  redirect: faultSchema('redirect', { location: headerValue, status: { enum: [301, 302, 303, 307, 308] } }, [
    'location',
  ]),
  'malformed-body': faultSchema('malformed-body', { body: text, contentType: headerValue }),
  'content-type': faultSchema('content-type', { contentType: headerValue }, ['contentType']),
  gbk: faultSchema('gbk', { isDeclared: { type: 'boolean' } }),
  'wrong-types': faultSchema('wrong-types', { variant: { enum: wrongTypes } }, ['variant']),
  'huge-body': faultSchema('huge-body', { bytes: { type: 'integer', minimum: 1, maximum: 268_435_456 } }, ['bytes']),
  'slow-drip': faultSchema(
    'slow-drip',
    { bytesPerChunk: { type: 'integer', minimum: 1, maximum: 1_000_000 }, everyMs: milliseconds },
    ['bytesPerChunk', 'everyMs'],
  ),
  retcode: faultSchema('retcode', { retcode: { ...headerValue, maxLength: 20 }, message: text, result: {} }, [
    'retcode',
  ]),
  result: faultSchema('result', { result: {} }, ['result']),
  'no-set-guid': faultSchema('no-set-guid', {}),
  'no-set-cookie': faultSchema('no-set-cookie', {}),
  'guid-expiry': faultSchema('guid-expiry', {}),
  'forced-sign-out': faultSchema('forced-sign-out', {}),
}

/** Validates a fault. Returns the fault, or what is wrong with the value. */
export function readFault(value: unknown): { readonly fault: Fault } | { readonly errors: readonly string[] } {
  const kind = typeof value === 'object' && value !== null ? (Reflect.get(value, 'fault') as unknown) : undefined
  const schema =
    typeof kind === 'string' && Object.hasOwn(faultSchemas, kind) ? faultSchemas[kind as FaultKind] : undefined
  if (schema === undefined) return { errors: [`fault.fault must be one of ${Object.keys(faultSchemas).join(', ')}`] }
  const errors = schemaErrors(schema, value, 'fault')
  return errors.length === 0 ? { fault: value as Fault } : { errors }
}
