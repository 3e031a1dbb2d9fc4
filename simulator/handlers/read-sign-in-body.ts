import { isIPv4 } from 'node:net'
import type { SignInKind } from '../sessions/session.ts'

/** What the gateway reads from a sign-in body (docs/gateway.md §4.1). */
export interface ParsedSignInBody {
  readonly password: string
  readonly phone: string
  readonly status: 3 | 4 | 5
  readonly checkInWebm: boolean
  readonly isPush: boolean
}

const limits = { password: 32, phonenum: 24, ip: 15, callBackUri: 200, serviceToken: 50 } as const

/** 4: PC with phone, 11: PC with video phone. */
const agentTypes = new Set<unknown>([4, '4', 11, '11'])

const booleanFields = [
  ...['autoanswer', 'autoenteridle', 'releasephone', 'phonelinkage'],
  ...['checkInWebm', 'checkInMailm', 'listenStatus'],
]

/** Validates a body; numbers and booleans may be strings. Returns a retcode for an invalid body. */
export function readSignInBody(body: unknown, kind: SignInKind): ParsedSignInBody | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return '100-001'
  const fields = body as Readonly<Record<string, unknown>>
  const { password, phonenum = kind === 'loginex' ? '' : undefined } = fields
  if (typeof password !== 'string' || typeof phonenum !== 'string') return '100-001'
  if (phonenum === '' && kind !== 'loginex') return '100-001'
  for (const [name, limit] of Object.entries(limits)) {
    const value = fields[name]
    if (value !== undefined && (typeof value !== 'string' || value.length > limit)) return '100-001'
  }
  if (typeof fields['serviceToken'] === 'string' && !/^\w*$/.test(fields['serviceToken'])) return '100-001'
  if (!agentTypes.has(fields['agenttype'] ?? 4)) return '100-012'
  const status = readStatus(fields['status'] ?? 4)
  if (status === undefined || !booleanFields.every((name) => isBoolean(fields[name]))) return '100-011'
  if (typeof fields['ip'] === 'string' && !isIPv4(fields['ip'])) return '100-016'
  return {
    password,
    phone: phonenum,
    status,
    checkInWebm: fields['checkInWebm'] !== false && fields['checkInWebm'] !== 'false',
    isPush: Boolean(fields['callBackUri']) && Boolean(fields['serviceToken']),
  }
}

function readStatus(value: unknown): 3 | 4 | 5 | undefined {
  const status = Number(value)
  return status === 3 || status === 4 || status === 5 ? status : undefined
}

function isBoolean(value: unknown): boolean {
  return value === undefined || value === true || value === false || value === 'true' || value === 'false'
}
