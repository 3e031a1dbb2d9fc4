import type { AppSnapshot, SessionView } from '../../shared/app-snapshot.ts'
import { maxProfiles, type Profile, type Settings } from '../../shared/settings.ts'

/**
 * Whether several agents work at this seat: two are known at one gateway, or the last one has left
 * it to the next (`ShiftChange`). Who they are is asked for nowhere else.
 */
export function isSharedSeat({ profiles, activeProfileId }: Pick<Settings, 'profiles' | 'activeProfileId'>): boolean {
  if (activeProfileId === null && profiles.length > 0) return true
  return profiles.some(({ gateway, agentId }) =>
    profiles.some((other) => other.gateway === gateway && other.agentId !== agentId),
  )
}

/** Nobody has shown yet that the seat is theirs. */
const statesWithoutAgent: readonly SessionView['state'][] = ['signed-out', 'signing-in', 'locked']

type ColleagueLists = Pick<AppSnapshot, 'favouriteColleagues' | 'recentColleagues'>

/** The colleagues of an agent. At a shared seat nobody sees them before that agent is signed in. */
export function visibleColleagues(
  lists: ColleagueLists,
  settings: Pick<Settings, 'profiles' | 'activeProfileId'>,
  session: SessionView,
): ColleagueLists {
  const isHidden = isSharedSeat(settings) && statesWithoutAgent.includes(session.state)
  return isHidden ? { favouriteColleagues: [], recentColleagues: [] } : lists
}

/**
 * The profiles with room for one more agent of this gateway. If there are as many as there may be,
 * the one of that gateway that was used the longest ago gives way: the list has it first. A profile
 * with a name of its own or with something in the keyring stays. Null when none can give way.
 */
export function profilesWithRoom(profiles: readonly Profile[], gateway: string): readonly Profile[] | null {
  if (profiles.length < maxProfiles) return profiles
  const leaving = profiles.find(
    (one) => one.gateway === gateway && one.name === '' && !one.isPasswordStored && !one.isSessionStored,
  )
  return leaving ? profiles.filter((one) => one !== leaving) : null
}
