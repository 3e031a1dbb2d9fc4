import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot, ColleagueView } from '../../shared/app-snapshot.ts'
import { availabilityOf } from '../../shared/availability.ts'
import type { SavedColleague } from '../../shared/settings.ts'
import { maxFavouriteColleagues } from '../../shared/colleague-list-limits.ts'
import type { Clock } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { atMost, toSavedColleague, refreshed, withoutExpired, withRecent, without } from './saved-colleague-list.ts'

/** An answer is noted once the card is painted: nothing may stand between the gateway's reply and the agent. */
const notingAfterMs = 50
const writingAfterMs = 1_000

export interface SavedColleaguesParts {
  readonly clock: Clock
  readonly settings: SettingsService
  readonly onChanged: () => void
}

type Lists = Pick<AppSnapshot, 'favouriteColleagues' | 'recentColleagues'>

/**
 * The colleagues to be found again: those the agent has pinned and those looked up of late, by profile. Names are kept in the settings, for
 * as long and as many as the agent allows; what the last answer said is kept in memory only.
 */
export class SavedColleagues {
  readonly #parts: SavedColleaguesParts
  /** All that answered in this run, also those that are not to be kept. */
  readonly #seen = new Map<string, { readonly colleague: SavedColleague; readonly last: ColleagueView['last'] }>()
  #cancelWriting: (() => void) | null = null

  constructor(parts: SavedColleaguesParts) {
    this.#parts = parts
  }

  /** The lists of the active profile; a pinned colleague is not among the recent ones. */
  get view(): Lists {
    const { current } = this.#parts.settings
    const ofProfile = ({ profileId }: SavedColleague): boolean => profileId === current.activeProfileId
    const pinned = current.favouriteColleagues.filter(ofProfile)
    const recent = this.#recent.filter(ofProfile).filter((one) => !pinned.some(({ workno }) => workno === one.workno))
    return {
      favouriteColleagues: pinned.map((colleague) => this.#viewOf(colleague)),
      recentColleagues: recent.slice(0, current.historyLimit).map((colleague) => this.#viewOf(colleague)),
    }
  }

  /** Notes an answer in a moment. */
  note({ agent, answeredAt }: LookupAnswer): void {
    const { clock, settings, onChanged } = this.#parts
    const profileId = settings.current.activeProfileId
    if (profileId === null) return
    clock.after(notingAfterMs, () => {
      const colleague = toSavedColleague(agent, profileId, answeredAt)
      const { status } = agent
      const last = { availability: availabilityOf(agent), status, at: answeredAt }
      this.#seen.set(keyOf(colleague), { colleague, last })
      const { isHistoryKept, historyLimit, favouriteColleagues } = settings.current
      settings.changeLater({
        recentColleagues: isHistoryKept ? [...withRecent(this.#recent, colleague, historyLimit)] : [],
        favouriteColleagues: [...refreshed(favouriteColleagues, colleague)],
      })
      this.#writeLater()
      onChanged()
    })
  }

  /** Pins a colleague who was looked up before, or unpins one. The oldest pin gives way when there are too many. */
  setFavourite(workno: string, isFavourite: boolean): void {
    const { settings } = this.#parts
    const { activeProfileId: profileId, favouriteColleagues, recentColleagues } = settings.current
    if (profileId === null) return
    const others = without(favouriteColleagues, { profileId, workno })
    const isThis = (one: SavedColleague): boolean => one.profileId === profileId && one.workno === workno
    const known = [...favouriteColleagues, ...recentColleagues].find(isThis)
    const seen = this.#seen.get(keyOf({ profileId, workno }))?.colleague
    const colleague =
      seen ?? known ?? toSavedColleague({ workno, name: workno, groupname: '' }, profileId, this.#parts.clock.now())
    const pinned = isFavourite ? [...others, colleague] : others
    const excess = pinned.filter((one) => one.profileId === profileId).length - maxFavouriteColleagues
    const oldest = excess > 0 ? pinned.find((one) => one.profileId === profileId) : undefined
    settings.change({ favouriteColleagues: oldest ? [...without(pinned, oldest)] : [...pinned] })
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
  applySettings(): void {
    const { settings } = this.#parts
    const { isHistoryKept, historyLimit, recentColleagues, favouriteColleagues } = settings.current
    const hasProfile = ({ profileId }: SavedColleague): boolean => settings.profile(profileId) !== undefined
    for (const [key, { colleague }] of this.#seen) if (!hasProfile(colleague)) this.#seen.delete(key)
    const recent = isHistoryKept ? atMost(this.#recent, historyLimit) : []
    const pinned = favouriteColleagues.filter(hasProfile)
    if (recent.length < recentColleagues.length || pinned.length < favouriteColleagues.length)
      settings.change({ recentColleagues: [...recent], favouriteColleagues: pinned })
  }

  /** Writes what is not yet written. */
  stop(): void {
    this.#cancelWriting?.()
    this.#cancelWriting = null
    this.#parts.settings.flush()
  }

  get #recent(): readonly SavedColleague[] {
    const { recentColleagues, profiles, historyDays } = this.#parts.settings.current
    return withoutExpired(recentColleagues, new Set(profiles.map(({ id }) => id)), historyDays, this.#parts.clock.now())
  }

  #viewOf(colleague: SavedColleague): ColleagueView {
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

const keyOf = ({ profileId, workno }: Pick<SavedColleague, 'profileId' | 'workno'>): string => `${profileId} ${workno}`
