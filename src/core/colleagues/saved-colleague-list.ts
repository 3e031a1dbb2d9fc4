import type { AgentInfo } from '../../shared/agent-info.ts'
import type { SavedColleague } from '../../shared/settings.ts'

const dayMs = 86_400_000
/** The settings' schema refuses longer ones, and with them the whole file. */
const longestText = 200

/** What of an answer is kept: enough to find the colleague again, no state and no phone. */
export function toSavedColleague(
  agent: Pick<AgentInfo, 'workno' | 'name' | 'groupname'>,
  profileId: string,
  at: number,
): SavedColleague {
  const { workno, name, groupname } = agent
  return { profileId, workno, name: name.slice(0, longestText), groupname: groupname.slice(0, longestText), at }
}

const isSame = (one: SavedColleague, other: Pick<SavedColleague, 'profileId' | 'workno'>): boolean =>
  one.profileId === other.profileId && one.workno === other.workno

/** With this colleague first, and at most `limit` of each profile. */
export function withRecent(
  list: readonly SavedColleague[],
  colleague: SavedColleague,
  limit: number,
): readonly SavedColleague[] {
  return atMost([colleague, ...list.filter((other) => !isSame(other, colleague))], limit)
}

/** The newest `limit` of each profile. */
export function atMost(list: readonly SavedColleague[], limit: number): readonly SavedColleague[] {
  const counts = new Map<string, number>()
  return list.filter(({ profileId }) => {
    const count = (counts.get(profileId) ?? 0) + 1
    counts.set(profileId, count)
    return count <= limit
  })
}

export const without = (
  list: readonly SavedColleague[],
  colleague: Pick<SavedColleague, 'profileId' | 'workno'>,
): readonly SavedColleague[] => list.filter((other) => !isSame(other, colleague))

/** The list with this colleague's name and team as they are now; as it is when they are not in it. */
export const refreshed = (list: readonly SavedColleague[], colleague: SavedColleague): readonly SavedColleague[] =>
  list.map((other) => (isSame(other, colleague) ? colleague : other))

/** Those that are not older than `days`, of profiles that still exist. */
export const withoutExpired = (
  list: readonly SavedColleague[],
  profileIds: ReadonlySet<string>,
  days: number,
  now: number,
): readonly SavedColleague[] =>
  list.filter(({ profileId, at }) => profileIds.has(profileId) && now - at <= days * dayMs)
