import type { AgentInfo } from '../../shared/agent-info.ts'
import { cutText } from '../../shared/cut-text.ts'
import type { SavedColleague } from '../../shared/settings.ts'

const dayMs = 86_400_000
/** The schema of the settings refuses a whole file with a longer text in it. */
const maxTextLength = 200

/**
 * What is saved of an answer: enough to find the colleague again, without state and phone number.
 */
export function toSavedColleague(
  agent: Pick<AgentInfo, 'workno' | 'name' | 'groupname'>,
  profileId: string,
  at: number,
): SavedColleague {
  const { workno, name, groupname } = agent
  return { profileId, workno, name: cutText(name, maxTextLength), groupname: cutText(groupname, maxTextLength), at }
}

const isSame = (one: SavedColleague, other: Pick<SavedColleague, 'profileId' | 'workno'>): boolean =>
  one.profileId === other.profileId && one.workno === other.workno

/** The list with this colleague first, and at most `limit` entries of each profile. */
export function withMostRecent(
  list: readonly SavedColleague[],
  colleague: SavedColleague,
  limit: number,
): readonly SavedColleague[] {
  return limitPerProfile([colleague, ...list.filter((other) => !isSame(other, colleague))], limit)
}

/** The first `limit` entries of each profile; the list has the newest first. */
export function limitPerProfile(list: readonly SavedColleague[], limit: number): readonly SavedColleague[] {
  const counts = new Map<string, number>()
  return list.filter(({ profileId }) => {
    const count = (counts.get(profileId) ?? 0) + 1
    counts.set(profileId, count)
    return count <= limit
  })
}

/** The list without this colleague of this profile. */
export const withoutColleague = (
  list: readonly SavedColleague[],
  colleague: Pick<SavedColleague, 'profileId' | 'workno'>,
): readonly SavedColleague[] => list.filter((other) => !isSame(other, colleague))

/** The list with this colleague's new name and team; unchanged if they are not in it. */
export const withUpdatedColleague = (
  list: readonly SavedColleague[],
  colleague: SavedColleague,
): readonly SavedColleague[] => list.map((other) => (isSame(other, colleague) ? colleague : other))

/** The entries that are not older than `days` and whose profile still exists. */
export const withoutExpired = (
  list: readonly SavedColleague[],
  profileIds: ReadonlySet<string>,
  days: number,
  now: number,
): readonly SavedColleague[] =>
  list.filter(({ profileId, at }) => profileIds.has(profileId) && now - at <= days * dayMs)
