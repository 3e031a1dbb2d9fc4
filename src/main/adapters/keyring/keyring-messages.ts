import * as v from 'valibot'

/** The service name of all our keyring entries. */
export const keyringService = 'AgentBar'

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

/**
 * The functions of keytar that are used. `findCredentials` is not: it crashes with a locked
 * keyring.
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/**
 * Handles one call. The reply's value is null if there was no entry to read or to forget. Resolves
 * with null for a message that is no valid call. Never rejects.
 */
export async function handleKeyringCall(keytar: Keytar, message: unknown): Promise<KeyringReply | null> {
  const parsed = v.safeParse(callSchema, message)
  if (!parsed.success) return null
  const call = parsed.output
  try {
    return { id: call.id, ok: true, value: await run(keytar, call) }
  } catch (error) {
    return { id: call.id, ok: false, message: error instanceof Error ? error.message : 'unknown' }
  }
}

async function run(keytar: Keytar, call: KeyringCall): Promise<string | null> {
  if (call.op === 'read') return keytar.getPassword(keyringService, call.account)
  if (call.op === 'forget') return (await keytar.deletePassword(keyringService, call.account)) ? 'forgotten' : null
  await keytar.setPassword(keyringService, call.account, call.secret)
  return 'saved'
}

/** Null for a message that is no valid reply. */
export function readKeyringReply(message: unknown): KeyringReply | null {
  const parsed = v.safeParse(replySchema, message)
  return parsed.success ? parsed.output : null
}
