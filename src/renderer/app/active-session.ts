import type { KeyringState, SessionView } from '../../shared/app-snapshot.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { success, type Result } from '../../shared/result.ts'
import { ignoreUnconfirmedSignOut } from '../../shared/sign-out-outcome.ts'

type ActiveSession = Extract<SessionView, { state: 'signed-in' | 'recovering' }>

/** The session that has to end before another one can begin here; null when none is in the way. */
export const activeSession = (session: SessionView): ActiveSession | null =>
  session.state === 'signed-in' || session.state === 'recovering' ? session : null

/** Ends the session that is in the way, if there is one. Fails only when it stays in the way: one that ended unconfirmed does not. */
export async function endActiveSession(api: Pick<AgentBarApi, 'signOut'>, session: SessionView): Promise<Result<null>> {
  return activeSession(session) ? ignoreUnconfirmedSignOut(await api.signOut()) : success(null)
}

/** Whether the keyring takes a password, as far as is known. */
export const canWriteKeyring = (keyring: KeyringState): boolean =>
  keyring === 'available' || keyring === 'unknown' || keyring === 'changed'

/** Whether what is stored in the keyring can be used, as far as is known. */
export const canReadKeyring = (keyring: KeyringState): boolean => keyring === 'available' || keyring === 'unknown'
