import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { success, type Result } from '../../shared/result.ts'
import { ignoreUnconfirmedSignOut } from '../../shared/sign-out-outcome.ts'

type ActiveSession = Extract<SessionView, { state: 'signed-in' | 'recovering' }>

/** The session that has to end before another one can begin here; null when there is none. */
export const activeSession = (session: SessionView): ActiveSession | null =>
  session.state === 'signed-in' || session.state === 'recovering' ? session : null

/**
 * Ends the active session, if there is one. A sign-out that the gateway did not confirm counts as
 * a success, since the session has ended here.
 */
export async function endActiveSession(api: Pick<AgentBarApi, 'signOut'>, session: SessionView): Promise<Result<null>> {
  return activeSession(session) ? ignoreUnconfirmedSignOut(await api.signOut()) : success(null)
}
