import * as v from 'valibot'

const callSchema = v.variant('op', [
  v.strictObject({ id: v.number(), op: v.literal('read'), account: v.string() }),
  v.strictObject({ id: v.number(), op: v.literal('save'), account: v.string(), secret: v.string() }),
  v.strictObject({ id: v.number(), op: v.literal('forget'), account: v.string() }),
])
export type KeyringCall = v.InferOutput<typeof callSchema>

const replySchema = v.variant('ok', [
  v.strictObject({ id: v.number(), ok: v.literal(true), value: v.nullable(v.string()) }),
  v.strictObject({ id: v.number(), ok: v.literal(false), message: v.string() }),
])
export type KeyringReply = v.InferOutput<typeof replySchema>

/** Null for a message that is no valid call. */
export function parseKeyringCall(message: unknown): KeyringCall | null {
  const parsed = v.safeParse(callSchema, message)
  return parsed.success ? parsed.output : null
}

/** Null for a message that is no valid reply. */
export function parseKeyringReply(message: unknown): KeyringReply | null {
  const parsed = v.safeParse(replySchema, message)
  return parsed.success ? parsed.output : null
}
