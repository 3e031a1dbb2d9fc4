import type { ProfileView } from '../app-snapshot.ts'
import { hostAndPort } from './gateway-host.ts'
import type { Translator } from './translator.ts'

/** What a profile is called: the name that the agent gave it, or who it is and where. */
export const profileLabel = (t: Translator, profile: Pick<ProfileView, 'name' | 'agentId' | 'gateway'>): string =>
  profile.name === '' ? accountLabel(t, profile) : profile.name

/** Whose profile it is, at which gateway. */
export const accountLabel = (t: Translator, { agentId, gateway }: Pick<ProfileView, 'agentId' | 'gateway'>): string =>
  t('profiles.name', { agent: agentId, host: hostAndPort(gateway) })
