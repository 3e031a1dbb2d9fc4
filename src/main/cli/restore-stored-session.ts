import type { Core } from '../composition/compose-core.ts'

/** Continues the stored session. Does not sign in: a command does that only when asked. */
export async function restoreStoredSession({ session, store }: Pick<Core, 'session' | 'store'>): Promise<void> {
  const restoreOnce = async (): Promise<void> => {
    await session.restore({ mayUsePassword: false })
    await session.settled()
  }
  await restoreOnce()
  // Between our read of the keyring and the answer the running panel may have got a new Guid.
  if (store.current.session.state === 'lost') await restoreOnce()
}
