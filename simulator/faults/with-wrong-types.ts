import type { ReplyBody } from '../wire/handler-reply.ts'
import type { WrongTypes } from './fault.ts'

/** Alters the types of the result as some gateways do, or beyond recognition (`nonsense`). */
export function withWrongTypes(envelope: ReplyBody, variant: WrongTypes): ReplyBody {
  const { result, ...rest } = envelope
  switch (variant) {
    case 'numbers-as-strings':
      return { ...rest, result: mapLeaves(result, (leaf) => (typeof leaf === 'number' ? String(leaf) : leaf)) }
    case 'strings-as-numbers':
      return { ...rest, result: mapLeaves(result, digitsToNumber) }
    case 'nonsense':
      return { ...rest, result: mapLeaves(result, () => ({ unexpected: [true] })) }
    case 'result-null':
      return { ...rest, result: null }
    case 'result-empty-object':
      return { ...rest, result: {} }
    case 'result-empty-list':
      return { ...rest, result: [] }
    case 'result-empty-string':
      return { ...rest, result: '' }
    case 'result-absent':
      return rest
    case 'result-in-list':
      return { ...rest, result: [result] }
  }
}

function digitsToNumber(leaf: unknown): unknown {
  return typeof leaf === 'string' && /^\d+$/.test(leaf) ? Number(leaf) : leaf
}

function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change))
  if (typeof value !== 'object' || value === null) return change(value)
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapLeaves(item, change)]))
}
