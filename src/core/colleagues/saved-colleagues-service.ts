import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot, ColleagueView } from '../../shared/app-snapshot.ts'
import { availabilityOf } from '../../shared/availability.ts'
import type { SavedColleague } from '../../shared/settings.ts'
import { maxFavouriteColleagues } from '../../shared/colleague-list-limits.ts'
import type { Clock } from '../ports.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import {
  limitPerProfile,
  toSavedColleague,
  withMostRecent,
  withoutColleague,
  withoutExpired,
  withUpdatedColleague,
} from './saved-colleague-list.ts'

/** An answer is noted after the card is painted, so that the agent sees it sooner. */
const noteDelayMs = 50
const writeDelayMs = 1_000

export interface SavedColleaguesServiceParts {
  readonly clock: Clock
  readonly settings: SettingsService
  readonly onChanged: () => void
}

type Lists = Pick<AppSnapshot, 'favouriteColleagues' | 'recentColleagues'>

/**
 * The saved colleagues of each profile: the agent's favourites, and those looked up recently. Names
 * are saved in the settings, as many and as long as the agent allows. The last answer is kept in
 * memory only.
 */
export class SavedColleaguesService {
  readonly #parts: SavedColleaguesServiceParts
  /** The colleagues looked up in this run, also those that are not saved. */
  readonly #lookedUp = new Map<string, { readonly colleague: SavedColleague; readonly last: ColleagueView['last'] }>()
  #cancelWrite: (() => void) | null = null

  constructor(parts: SavedColleaguesServiceParts) {
    this.#parts = parts
  }

  /** The lists of the active profile. A favourite is not among the recent colleagues. */
  get view(): Lists {
    const { current } = this.#parts.settings
    const ofProfile = ({ profileId }: SavedColleague): boolean => profileId === current.activeProfileId
    const favourites = current.favouriteColleagues.filter(ofProfile)
    const isFavourite = ({ workno }: SavedColleague): boolean => favourites.some((one) => one.workno === workno)
    const recent = this.#recent.filter((one) => ofProfile(one) && !isFavourite(one))
    return {
      favouriteColleagues: favourites.map((colleague) => this.#viewOf(colleague)),
      recentColleagues: recent.slice(0, current.historyLimit).map((colleague) => this.#viewOf(colleague)),
    }
  }

  /** Notes an answer for the profile whose gateway gave it, 50 ms later. */
  recordLookup({ agent, profileId, answeredAt }: Pick<LookupAnswer, 'agent' | 'profileId' | 'answeredAt'>): void {
    const { clock, settings, onChanged } = this.#parts
    clock.after(noteDelayMs, () => {
      // It may have been removed meanwhile, and a later profile may have the same id.
      if (!settings.profile(profileId)) return
      const colleague = this.#note({ agent, profileId, answeredAt })
      const { isHistoryKept, historyLimit, favouriteColleagues } = settings.current
      settings.changeLater({
        recentColleagues: isHistoryKept ? [...withMostRecent(this.#recent, colleague, historyLimit)] : [],
        favouriteColleagues: [...withUpdatedColleague(favouriteColleagues, colleague)],
      })
      this.#writeLater()
      onChanged()
    })
  }

  /**
   * Notes the answer to a lookup that nobody typed: in memory only, and the lists keep their order.
   */
  noteState(answer: Pick<LookupAnswer, 'agent' | 'profileId' | 'answeredAt'>): void {
    if (!this.#parts.settings.profile(answer.profileId)) return
    this.#note(answer)
    this.#parts.onChanged()
  }

  /**
   * Adds a colleague to the favourites or removes one. Above the limit the oldest favourite is
   * removed.
   */
  setFavourite(workno: string, isFavourite: boolean): void {
    const { settings } = this.#parts
    const { activeProfileId: profileId, favouriteColleagues, recentColleagues } = settings.current
    if (profileId === null) return
    const others = withoutColleague(favouriteColleagues, { profileId, workno })
    const isThis = (one: SavedColleague): boolean => one.profileId === profileId && one.workno === workno
    const saved = [...favouriteColleagues, ...recentColleagues].find(isThis)
    const lookedUp = this.#lookedUp.get(keyOf({ profileId, workno }))?.colleague
    const colleague =
      lookedUp ?? saved ?? toSavedColleague({ workno, name: workno, groupname: '' }, profileId, this.#parts.clock.now())
    const favourites = isFavourite ? [...others, colleague] : others
    const excess = favourites.filter((one) => one.profileId === profileId).length - maxFavouriteColleagues
    const oldest = excess > 0 ? favourites.find((one) => one.profileId === profileId) : undefined
    settings.change({ favouriteColleagues: oldest ? [...withoutColleague(favourites, oldest)] : [...favourites] })
  }

  /** Removes a colleague of the active profile from the recent ones. */
  forget(workno: string): void {
    const { settings } = this.#parts
    const profileId = settings.current.activeProfileId
    if (profileId !== null)
      settings.change({
        recentColleagues: [...withoutColleague(settings.current.recentColleagues, { profileId, workno })],
      })
  }

  /** Forgets what a profile's colleagues answered in this run, also those that are not saved. */
  forgetAnswers(profileId: string): void {
    for (const [key, { colleague }] of this.#lookedUp) if (colleague.profileId === profileId) this.#lookedUp.delete(key)
  }

  /** Removes all recent colleagues, also those of other profiles. */
  forgetAllRecent(): void {
    this.#parts.settings.change({ recentColleagues: [] })
  }

  /**
   * Removes what the settings no longer allow, and what has expired. With a profile all of its
   * colleagues are removed, since a later profile may have the same id.
   */
  applySettings(): void {
    const { settings } = this.#parts
    const { isHistoryKept, historyLimit, recentColleagues, favouriteColleagues } = settings.current
    const hasProfile = ({ profileId }: SavedColleague): boolean => settings.profile(profileId) !== undefined
    for (const [key, { colleague }] of this.#lookedUp) if (!hasProfile(colleague)) this.#lookedUp.delete(key)
    const recent = isHistoryKept ? limitPerProfile(this.#recent, historyLimit) : []
    const favourites = favouriteColleagues.filter(hasProfile)
    if (recent.length < recentColleagues.length || favourites.length < favouriteColleagues.length)
      settings.change({ recentColleagues: [...recent], favouriteColleagues: favourites })
  }

  /** Writes pending changes at once. */
  stop(): void {
    this.#cancelWrite?.()
    this.#cancelWrite = null
    this.#parts.settings.flush()
  }

  #note({ agent, profileId, answeredAt }: Pick<LookupAnswer, 'agent' | 'profileId' | 'answeredAt'>): SavedColleague {
    const colleague = toSavedColleague(agent, profileId, answeredAt)
    const last = {
      availability: availabilityOf(agent),
      status: agent.status,
      phonenumber: agent.phonenumber,
      at: answeredAt,
    }
    this.#lookedUp.set(keyOf(colleague), { colleague, last })
    return colleague
  }

  get #recent(): readonly SavedColleague[] {
    const { recentColleagues, profiles, historyDays } = this.#parts.settings.current
    return withoutExpired(recentColleagues, new Set(profiles.map(({ id }) => id)), historyDays, this.#parts.clock.now())
  }

  #viewOf(colleague: SavedColleague): ColleagueView {
    const { workno, name, groupname } = colleague
    return { workno, name, groupname, last: this.#lookedUp.get(keyOf(colleague))?.last ?? null }
  }

  #writeLater(): void {
    this.#cancelWrite ??= this.#parts.clock.after(writeDelayMs, () => {
      this.#cancelWrite = null
      this.#parts.settings.flush()
    })
  }
}

const keyOf = ({ profileId, workno }: Pick<SavedColleague, 'profileId' | 'workno'>): string => `${profileId} ${workno}`
