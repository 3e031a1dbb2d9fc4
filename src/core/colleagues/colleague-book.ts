import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot, ColleagueView } from '../../shared/app-snapshot.ts'
import { availabilityOf } from '../../shared/availability.ts'
import type { KeptColleague } from '../../shared/settings.ts'
import { highestPinnedCount } from '../../shared/settings-limits.ts'
import type { Clock } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { atMost, keptColleague, refreshed, stillKept, withRecent, without } from './kept-colleagues.ts'

/** An answer is noted once the card is painted: nothing may stand between the gateway's reply and the agent. */
const notingAfterMs = 50
const writingAfterMs = 1_000

export interface ColleagueBookParts {
  readonly clock: Clock
  readonly settings: SettingsService
  readonly onChanged: () => void
}

type Lists = Pick<AppSnapshot, 'pinnedColleagues' | 'recentColleagues'>

/**
 * The colleagues to be found again: those the agent has pinned and those looked up of late, by profile. Names are kept in the settings, for
 * as long and as many as the agent allows; what the last answer said is kept in memory only.
 */
export class ColleagueBook {
  readonly #parts: ColleagueBookParts
  /** All that answered in this run, also those that are not to be kept. */
  readonly #seen = new Map<string, { readonly colleague: KeptColleague; readonly last: ColleagueView['last'] }>()
  #cancelWriting: (() => void) | null = null

  constructor(parts: ColleagueBookParts) {
    this.#parts = parts
  }

  /** The lists of the active profile; a pinned colleague is not among the recent ones. */
  get view(): Lists {
    const { current } = this.#parts.settings
    const ofProfile = ({ profileId }: KeptColleague): boolean => profileId === current.activeProfileId
    const pinned = current.pinnedColleagues.filter(ofProfile)
    const recent = this.#recent.filter(ofProfile).filter((one) => !pinned.some(({ workno }) => workno === one.workno))
    return {
      pinnedColleagues: pinned.map((colleague) => this.#viewOf(colleague)),
      recentColleagues: recent.slice(0, current.historyLimit).map((colleague) => this.#viewOf(colleague)),
    }
  }

  /** Notes an answer in a moment. */
  note({ agent, answeredAt }: LookupAnswer): void {
    const { clock, settings, onChanged } = this.#parts
    const profileId = settings.current.activeProfileId
    if (profileId === null) return
    clock.after(notingAfterMs, () => {
      const colleague = keptColleague(agent, profileId, answeredAt)
      const { status } = agent
      const last = { availability: availabilityOf(agent), status, at: answeredAt }
      this.#seen.set(keyOf(colleague), { colleague, last })
      const { isHistoryKept, historyLimit, pinnedColleagues } = settings.current
      settings.changeLater({
        recentColleagues: isHistoryKept ? [...withRecent(this.#recent, colleague, historyLimit)] : [],
        pinnedColleagues: [...refreshed(pinnedColleagues, colleague)],
      })
      this.#writeLater()
      onChanged()
    })
  }

  /** Pins a colleague who was looked up before, or unpins one. The oldest pin gives way when there are too many. */
  pin(workno: string, isPinned: boolean): void {
    const { settings } = this.#parts
    const { activeProfileId: profileId, pinnedColleagues, recentColleagues } = settings.current
    if (profileId === null) return
    const others = without(pinnedColleagues, { profileId, workno })
    const isThis = (one: KeptColleague): boolean => one.profileId === profileId && one.workno === workno
    const known = [...pinnedColleagues, ...recentColleagues].find(isThis)
    const seen = this.#seen.get(keyOf({ profileId, workno }))?.colleague
    const colleague =
      seen ?? known ?? keptColleague({ workno, name: workno, groupname: '' }, profileId, this.#parts.clock.now())
    const pinned = isPinned ? [...others, colleague] : others
    const excess = pinned.filter((one) => one.profileId === profileId).length - highestPinnedCount
    const oldest = excess > 0 ? pinned.find((one) => one.profileId === profileId) : undefined
    settings.change({ pinnedColleagues: oldest ? [...without(pinned, oldest)] : [...pinned] })
  }

  forget(workno: string): void {
    const { settings } = this.#parts
    const profileId = settings.current.activeProfileId
    if (profileId !== null)
      settings.change({ recentColleagues: [...without(settings.current.recentColleagues, { profileId, workno })] })
  }

  /** Forgets all recent colleagues, those of other profiles too. */
  forgetAllRecent(): void {
    this.#parts.settings.change({ recentColleagues: [] })
  }

  /**
   * Follows a change of the settings, and the days: what is no longer to be kept is forgotten at once, with a removed profile all of its
   * colleagues, for a new one may come under its id.
   */
  keepToSettings(): void {
    const { settings } = this.#parts
    const { isHistoryKept, historyLimit, recentColleagues, pinnedColleagues } = settings.current
    const hasProfile = ({ profileId }: KeptColleague): boolean => settings.profile(profileId) !== undefined
    for (const [key, { colleague }] of this.#seen) if (!hasProfile(colleague)) this.#seen.delete(key)
    const recent = isHistoryKept ? atMost(this.#recent, historyLimit) : []
    const pinned = pinnedColleagues.filter(hasProfile)
    if (recent.length < recentColleagues.length || pinned.length < pinnedColleagues.length)
      settings.change({ recentColleagues: [...recent], pinnedColleagues: pinned })
  }

  /** Writes what is not yet written. */
  stop(): void {
    this.#cancelWriting?.()
    this.#cancelWriting = null
    this.#parts.settings.flush()
  }

  get #recent(): readonly KeptColleague[] {
    const { recentColleagues, profiles, historyDays } = this.#parts.settings.current
    return stillKept(recentColleagues, new Set(profiles.map(({ id }) => id)), historyDays, this.#parts.clock.now())
  }

  #viewOf(colleague: KeptColleague): ColleagueView {
    const { workno, name, groupname } = colleague
    return { workno, name, groupname, last: this.#seen.get(keyOf(colleague))?.last ?? null }
  }

  #writeLater(): void {
    this.#cancelWriting ??= this.#parts.clock.after(writingAfterMs, () => {
      this.#cancelWriting = null
      this.#parts.settings.flush()
    })
  }
}

const keyOf = ({ profileId, workno }: Pick<KeptColleague, 'profileId' | 'workno'>): string => `${profileId} ${workno}`
