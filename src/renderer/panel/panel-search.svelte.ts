import { tick } from 'svelte'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { normalizeTypedText } from '../../shared/typed-text.ts'
import { isSaidByBanner } from './is-said-by-banner.ts'
import { LookupAnnouncer, type LookupAnnouncerDependencies } from './lookup-announcer.ts'
import type { LookupState, LookupOutcome } from './lookup-state.svelte.ts'
import { buildNearSections, isTypo } from './near-numbers.ts'
import { SuggestionCursor } from './suggestion-cursor.svelte.ts'
import {
  flattenSections,
  buildSuggestionSections,
  type Suggestion,
  type SuggestionSection,
} from './suggestion-sections.ts'

interface PanelSearchDependencies extends LookupAnnouncerDependencies {
  readonly lookup: LookupState
}

/** For so long an agent still expects the answer to a lookup that had no session. */
const wantedForMs = 60_000

/**
 * The panel's search: what is typed, the suggestions for it, the cursor among them, and the lookup.
 * It outlives the panel's view, so that a visit to the settings loses nothing.
 */
export class PanelSearch {
  readonly lookup: LookupState
  readonly cursor = new SuggestionCursor()
  readonly #dependencies: PanelSearchDependencies
  readonly #speech: LookupAnnouncer
  #typed = $state('')
  #overlay = $state<'list' | 'shortcuts' | null>(null)
  #clipboard = $state<string | null>(null)
  /** The text in the box at the last lookup. */
  #lookedUpText = ''
  /** Until then, on the page's clock, an answer is still wanted to the lookup that failed. */
  #wantedUntil = 0
  /** What is shown while a lookup is pending and not yet slow. */
  #frozenView = $state.raw<{ readonly isTyping: boolean; readonly isListShown: boolean } | null>(null)
  readonly #lookupListeners = new Set<() => void>()
  readonly #sections = $derived.by(() => {
    const { favouriteColleagues: favourites, recentColleagues: recent } = this.#dependencies.app.snapshot
    return buildSuggestionSections({ favourites, recent, clipboard: this.#clipboard }, this.#typed)
  })

  readonly #near = $derived.by(() => {
    const { favouriteColleagues: favourites, recentColleagues: recent } = this.#dependencies.app.snapshot
    const { phase, query } = this.lookup
    return phase.name === 'failed' && isTypo(phase.error) ? buildNearSections({ favourites, recent }, query) : []
  })

  constructor(dependencies: PanelSearchDependencies) {
    this.#dependencies = dependencies
    this.#speech = new LookupAnnouncer(dependencies)
    this.lookup = dependencies.lookup
  }

  get sections(): readonly SuggestionSection[] {
    return this.#sections
  }

  /** The colleagues near a mistyped number, as long as its error is shown. */
  get nearSections(): readonly SuggestionSection[] {
    return this.#overlay === null && !this.isTyping ? this.#near : []
  }

  /** The text in the box is not looked up yet, so a card would be of somebody else. */
  get isTyping(): boolean {
    return this.#frozenView?.isTyping ?? this.#typed !== ''
  }

  /** The typed text is no number, so Enter needs a suggestion. */
  get isName(): boolean {
    return /\p{L}/u.test(this.#typed)
  }

  get areShortcutsShown(): boolean {
    return this.#overlay === 'shortcuts'
  }

  get isListShown(): boolean {
    if (this.#frozenView) return this.#frozenView.isListShown
    if (this.#overlay === 'shortcuts') return false
    const isRequested = this.#overlay === 'list' || this.isTyping || this.lookup.phase.name === 'empty'
    return isRequested && this.#sections.length > 0
  }

  get isCardShown(): boolean {
    return this.lookup.answer !== null && !this.areShortcutsShown && !this.isListShown && !this.isTyping
  }

  /** The suggestion that Enter looks up. */
  get active(): Suggestion | null {
    const { workno } = this.cursor
    if (workno === null) return null
    const shown = this.isListShown ? this.#sections : this.nearSections
    return flattenSections(shown).find(({ colleague }) => colleague.workno === workno) ?? null
  }

  /**
   * Takes the text of the box after a change by the agent. For a name, the cursor goes to the best
   * suggestion, since only a number can be looked up as it stands.
   */
  type(text: string): void {
    this.#unfreezeView()
    this.#typed = text === this.#lookedUpText ? '' : text.trim()
    if (this.#overlay === 'shortcuts') this.#overlay = null
    const [best] = this.isName ? this.#worknos : []
    if (best === undefined) this.cursor.chooseNone()
    else this.cursor.choose(best)
  }

  /** Looks up this number, or the text in the box, and announces the result. */
  async lookUp(workno: string | null = null): Promise<void> {
    if (workno !== null) this.lookup.query = workno
    await this.#lookUp((onSlow) => this.lookup.lookUp(onSlow))
  }

  /** Repeats the last lookup. */
  async lookUpAgain(): Promise<void> {
    await this.#lookUp((onSlow) => this.lookup.lookUpAgain(onSlow))
  }

  /**
   * Calls the listener when a lookup has begun, with its number in `lookup.query`. Not at its end:
   * the agent may be typing the next number by then. The returned function ends the subscription.
   */
  onLookup(listener: () => void): () => void {
    this.#lookupListeners.add(listener)
    return () => void this.#lookupListeners.delete(listener)
  }

  /**
   * The session is there again. The lookup that failed for want of it is asked once more, if the
   * agent still waits for it: its number is in the box, and it is no minute old.
   */
  resume(before: SessionView): void {
    const { phase, query } = this.lookup
    if (phase.name !== 'failed' || !isSaidByBanner(before, phase.error)) return
    const { clock } = this.#dependencies
    clock.tick()
    const isWanted = clock.now < this.#wantedUntil && !this.isTyping && normalizeTypedText(query) === phase.workno
    if (!isWanted) return this.lookup.dropFailure()
    void this.lookUpAgain().then(() => (this.#wantedUntil = 0))
  }

  /** Shows, and says, that the card could not be drawn. */
  noteUndrawn(answer: LookupAnswer, error: AppError): void {
    if (this.lookup.noteUndrawn(answer, error)) this.#speech.announceError(error, this.#nearCount)
  }

  /** Moves the cursor by one, and opens the list for it unless near numbers are shown. */
  move(step: 1 | -1): void {
    this.#unfreezeView()
    if (this.nearSections.length === 0) this.#overlay = 'list'
    this.cursor.move(step, this.#worknos, !this.isName)
  }

  /** Moves the cursor to a neighbour of the active row, which is about to be removed. */
  moveOffActive(): void {
    this.cursor.moveToNeighbour(this.#worknos)
  }

  /** Suggests the number on the clipboard, unless the box or the card shows it already. */
  suggestFromClipboard(workno: string): void {
    const { answer, query } = this.lookup
    if (workno === answer?.agent.workno || workno === normalizeTypedText(query)) return
    this.#unfreezeView()
    this.#clipboard = workno
    this.#overlay = 'list'
  }

  toggleShortcuts(): void {
    this.#unfreezeView()
    this.#overlay = this.#overlay === 'shortcuts' ? null : 'shortcuts'
  }

  /** Closes what covers the card, and drops the clipboard's number. The typed text stays. */
  closeOverlay(): void {
    this.#unfreezeView()
    this.#overlay = null
    this.#clipboard = null
    this.cursor.chooseNone()
  }

  clear(): void {
    this.closeOverlay()
    this.lookup.clear()
    this.#typed = ''
    this.#lookedUpText = ''
  }

  /** Closes list or shortcuts, else clears text and card. False when nothing was open. */
  closeTopmost(): boolean {
    this.#unfreezeView()
    if (this.#overlay !== null || this.active) {
      this.closeOverlay()
      return true
    }
    if (this.lookup.query === '' && this.lookup.phase.name === 'empty') return false
    this.clear()
    return true
  }

  get #nearCount(): number {
    return flattenSections(this.nearSections).length
  }

  get #worknos(): readonly string[] {
    const near = this.nearSections
    return flattenSections(near.length > 0 ? near : this.#sections).map(({ colleague }) => colleague.workno)
  }

  /**
   * Keeps what is shown until the answer is there, or is slow. An empty view in between would
   * flash, and drawing it would delay the answer.
   */
  async #lookUp(start: (onSlow: () => void) => Promise<LookupOutcome>): Promise<void> {
    const frozen = { isTyping: this.isTyping, isListShown: this.isListShown }
    this.#frozenView = frozen
    const { session } = this.#dependencies.app.snapshot
    const unfreeze = (): void => {
      if (this.#frozenView === frozen) this.#unfreezeView()
    }
    const pending = start(unfreeze)
    this.#lookedUpText = this.lookup.query
    for (const listener of this.#lookupListeners) listener()
    const outcome = await pending
    unfreeze()
    if (!outcome) return
    this.#dependencies.clock.tick()
    this.#wantedUntil = this.#dependencies.clock.now + wantedForMs
    // What is spoken is what is shown: the card must have been drawn before.
    const { answer } = this.lookup
    await tick()
    if (outcome.name === 'failed') this.#speech.announceFailure(outcome.error, session, this.#nearCount)
    else if (answer && answer === this.lookup.answer) this.#speech.announceAnswer(answer)
  }

  /** Ends the frozen view. What the lookup came from (text, list, clipboard) is closed. */
  #unfreezeView(): void {
    if (!this.#frozenView) return
    this.#frozenView = null
    this.#typed = ''
    this.closeOverlay()
  }
}
