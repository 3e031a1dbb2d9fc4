import type { Settings } from '../shared/settings.ts'

/** The names of our entries in the keyring. */
export const sessionAccount = (profileId: string): string => `session:${profileId}`
export const passwordAccount = (profileId: string): string => `password:${profileId}`
export const proxyAccount = (proxy: string): string => `proxy:${proxy}`

/** The entries that the settings say are there to be used. */
export function usedAccounts({ profiles, proxiesWithCredentials }: Settings): ReadonlySet<string> {
  return new Set([
    ...profiles.filter(({ isSessionStored }) => isSessionStored).map(({ id }) => sessionAccount(id)),
    ...profiles.filter(({ isPasswordStored }) => isPasswordStored).map(({ id }) => passwordAccount(id)),
    ...proxiesWithCredentials.map(proxyAccount),
  ])
}

/** The entries that the keyring holds, or may hold, and that nothing uses any more. */
export function leftoverAccounts(settings: Settings): readonly string[] {
  const used = usedAccounts(settings)
  return settings.keyringAccounts.filter((account) => !used.has(account))
}
