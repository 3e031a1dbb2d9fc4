import * as v from 'valibot'

/** The service name of all our entries. */
export const keyringService = 'AgentBar'

const callSchema = v.variant('op', [
  v.strictObject({ id: v.number(), op: v.literal('read'), account: v.string() }),
  v.strictObject({ id: v.number(), op: v.literal('save'), account: v.string(), secret: v.string() }),
  v.strictObject({ id: v.number(), op: v.literal('forget'), account: v.string() }),
])
export type KeyringCall = v.InferOutput<typeof callSchema>

const answerSchema = v.variant('ok', [
  v.strictObject({ id: v.number(), ok: v.literal(true), value: v.nullable(v.string()) }),
  v.strictObject({ id: v.number(), ok: v.literal(false), message: v.string() }),
])
export type KeyringReply = v.InferOutput<typeof answerSchema>

/** The part of keytar that is used. Never `findCredentials`: a locked keyring makes it crash the process. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** Answers one call with what keytar did: `null` when it found nothing to read or to forget. A call of another shape is answered with nothing. */
export async function handleKeyringCall(keytar: Keytar, message: unknown): Promise<KeyringReply | null> {
  const parsed = v.safeParse(callSchema, message)
  if (!parsed.success) return null
  const call = parsed.output
  try {
    return { id: call.id, ok: true, value: await run(keytar, call) }
  } catch (fault) {
    return { id: call.id, ok: false, message: fault instanceof Error ? fault.message : 'unknown' }
  }
}

async function run(keytar: Keytar, call: KeyringCall): Promise<string | null> {
  if (call.op === 'read') return keytar.getPassword(keyringService, call.account)
  if (call.op === 'forget') return (await keytar.deletePassword(keyringService, call.account)) ? 'forgotten' : null
  await keytar.setPassword(keyringService, call.account, call.secret)
  return 'saved'
}

export function readKeyringReply(message: unknown): KeyringReply | null {
  const parsed = v.safeParse(answerSchema, message)
  return parsed.success ? parsed.output : null
}
