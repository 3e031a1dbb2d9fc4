import type { ProfileView } from '../app-snapshot.ts'
import type { Translator } from './translator.ts'

/** The label of a profile: the name that the agent gave it, else agent and gateway. */
export const profileLabel = (t: Translator, profile: Pick<ProfileView, 'name' | 'agentId' | 'gateway'>): string =>
  profile.name === '' ? accountLabel(t, profile) : profile.name

/** Agent and gateway of a profile: "20010 at gateway.example:8043". */
export const accountLabel = (t: Translator, { agentId, gateway }: Pick<ProfileView, 'agentId' | 'gateway'>): string =>
  t('profiles.name', { agent: agentId, host: hostAndPort(gateway) })

/** The host of a gateway's address, as a certificate names it. */
export const hostName = (gateway: string): string => hostAndPort(gateway).replace(/:\d+$/, '')

const hostAndPort = (gateway: string): string => gateway.replace(/^[a-z]+:\/\//i, '')
