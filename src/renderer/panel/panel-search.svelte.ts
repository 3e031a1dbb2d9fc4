import { describeAnswer } from '../../shared/i18n/describe-answer.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import type { LiveAnnouncer } from '../app/live-announcer.svelte.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import type { TickingClock } from '../app/ticking-clock.svelte.ts'
import type { LookupState, LookupOutcome } from './lookup-state.svelte.ts'
import { SuggestionCursor } from './suggestion-cursor.svelte.ts'
import {
  flattenSections,
  buildSuggestionSections,
  type Suggestion,
  type SuggestionSection,
} from './suggestion-sections.ts'
import type { CurrentTranslator } from '../app/current-translator.svelte.ts'

interface PanelSearchDependencies {
  readonly app: AppState
  readonly texts: CurrentTranslator
  readonly clock: TickingClock
  readonly announcer: LiveAnnouncer
  readonly lookup: LookupState
}

/**
 * The panel's search: what is typed, who is offered for it, who is chosen, and looking them up. Outlives the panel's view, so that neither
 * the settings nor a wish from outside loses anything.
 */
export class PanelSearch {
  readonly lookup: LookupState
  readonly choice = new SuggestionCursor()
  readonly #parts: PanelSearchDependencies
  #typed = $state('')
  #overlay = $state<'list' | 'keys' | null>(null)
  #clipboard = $state<string | null>(null)
  /** What stood in the box when it was looked up. */
  #lookedUpText = ''
  /** What is in sight while a question has no answer yet and is not slow. */
  #frozenView = $state.raw<{ readonly isTyping: boolean; readonly isListShown: boolean } | null>(null)
  readonly #sections = $derived.by(() => {
    const { favouriteColleagues: favourites, recentColleagues: recent } = this.#parts.app.snapshot
    return buildSuggestionSections({ favourites, recent, clipboard: this.#clipboard }, this.#typed)
  })

  constructor(parts: PanelSearchDependencies) {
    this.#parts = parts
    this.lookup = parts.lookup
  }

  get sections(): readonly SuggestionSection[] {
    return this.#sections
  }

  /** The box holds what is not looked up yet: a card would be another one's. */
  get isTyping(): boolean {
    return this.#frozenView?.isTyping ?? this.#typed !== ''
  }

  get areKeysShown(): boolean {
    return this.#overlay === 'keys'
  }

  get isListShown(): boolean {
    if (this.#frozenView) return this.#frozenView.isListShown
    if (this.#overlay === 'keys') return false
    const isWanted = this.#overlay === 'list' || this.isTyping || this.lookup.phase.name === 'empty'
    return isWanted && this.#sections.length > 0
  }

  /** The suggestion that Enter takes. */
  get active(): Suggestion | null {
    const { workno } = this.choice
    if (workno === null || !this.isListShown) return null
    return flattenSections(this.#sections).find(({ colleague }) => colleague.workno === workno) ?? null
  }

  /** Takes what stands in the box after a change by the agent. A name can only mean a colleague, so the best one is chosen for Enter. */
  type(text: string): void {
    this.#unfreezeView()
    this.#typed = text === this.#lookedUpText ? '' : text.trim()
    if (this.#overlay === 'keys') this.#overlay = null
    const [best] = this.#isName ? this.#worknos : []
    if (best === undefined) this.choice.chooseNone()
    else this.choice.choose(best)
  }

  /** Looks up this number, or what stands in the box, and says what came of it. */
  async lookUp(workno: string | null = null): Promise<void> {
    if (workno !== null) this.lookup.query = workno
    await this.#settle((onSlow) => this.lookup.ask(onSlow))
  }

  /** Looks the number last asked for up again. */
  async lookUpAgain(): Promise<void> {
    await this.#settle((onSlow) => this.lookup.lookUpAgain(onSlow))
  }

  /** Moves through the suggestions, which are opened for it. */
  move(step: 1 | -1): void {
    this.#unfreezeView()
    this.#overlay = 'list'
    this.choice.move(step, this.#worknos, !this.#isName)
  }

  /** A row is about to go: the choice is its neighbour's. */
  moveOffActive(): void {
    this.choice.leave(this.#worknos)
  }

  /** Offers the number on the clipboard, unless it is before the agent already. */
  offer(workno: string): void {
    const { answer, query } = this.lookup
    if (workno === answer?.agent.workno || workno === query.normalize('NFKC').trim()) return
    this.#unfreezeView()
    this.#clipboard = workno
    this.#overlay = 'list'
  }

  toggleKeys(): void {
    this.#unfreezeView()
    this.#overlay = this.#overlay === 'keys' ? null : 'keys'
  }

  /** Puts away what lies over the card, and the clipboard's number. What is typed stays. */
  closeOverlay(): void {
    this.#unfreezeView()
    this.#overlay = null
    this.#clipboard = null
    this.choice.chooseNone()
  }

  clear(): void {
    this.closeOverlay()
    this.lookup.clear()
    this.#typed = ''
    this.#lookedUpText = ''
  }

  /** Puts away what was opened last: a list, else what was typed and found. False when there was nothing. */
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

  /** What is typed is no number, so Enter needs a colleague to take. */
  get #isName(): boolean {
    return /\p{L}/u.test(this.#typed)
  }

  get #worknos(): readonly string[] {
    return flattenSections(this.#sections).map(({ colleague }) => colleague.workno)
  }

  /**
   * What is in sight stays until the answer is there, or is slow: a picture of nothing, drawn in between, would flash and hold the answer
   * back for as long as the drawing takes.
   */
  async #settle(ask: (onSlow: () => void) => Promise<LookupOutcome>): Promise<void> {
    const held = { isTyping: this.isTyping, isListShown: this.isListShown }
    this.#frozenView = held
    const release = (): void => {
      if (this.#frozenView === held) this.#unfreezeView()
    }
    const asking = ask(release)
    this.#lookedUpText = this.lookup.query
    const settled = await asking
    release()
    if (settled) this.#say(settled)
  }

  /** Puts away what was looked up from: the text as something typed, the list, the clipboard's number. */
  #unfreezeView(): void {
    if (!this.#frozenView) return
    this.#frozenView = null
    this.#typed = ''
    this.closeOverlay()
  }

  #say(settled: NonNullable<LookupOutcome>): void {
    const { texts, clock, announcer, lookup } = this.#parts
    clock.tick()
    if (settled.name === 'found' && lookup.answer) announcer.say(describeAnswer(texts.t, lookup.answer.agent))
    if (settled.name === 'failed') {
      const { title, nextStep } = describeError(texts.t, settled.error)
      announcer.say(`${title} ${nextStep}`)
    }
  }
}
