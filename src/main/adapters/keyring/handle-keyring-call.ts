import { parseKeyringCall, type KeyringCall, type KeyringReply } from './keyring-messages.ts'

/** The service name of all our keyring entries. */
export const keyringService = 'AgentBar'

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
  const call = parseKeyringCall(message)
  if (call === null) return null
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
