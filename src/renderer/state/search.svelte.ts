import { answerSentence } from '../../shared/i18n/answer-words.ts'
import { errorText } from '../../shared/i18n/error-text.ts'
import type { Announcer } from './announcer.svelte.ts'
import type { AppState } from './app-state.svelte.ts'
import type { Clock } from './clock.svelte.ts'
import type { Lookup, Settled } from './lookup.svelte.ts'
import { SuggestionChoice } from './suggestion-choice.svelte.ts'
import { rowsOf, suggestionSections, type Suggestion, type SuggestionSection } from './suggestions.ts'
import type { Texts } from './texts.svelte.ts'

interface SearchParts {
  readonly app: AppState
  readonly texts: Texts
  readonly clock: Clock
  readonly announcer: Announcer
  readonly lookup: Lookup
}

/**
 * The panel's search: what is typed, who is offered for it, who is chosen, and looking them up. Outlives the panel's view, so that neither
 * the settings nor a wish from outside loses anything.
 */
export class Search {
  readonly lookup: Lookup
  readonly choice = new SuggestionChoice()
  readonly #parts: SearchParts
  #typed = $state('')
  #cover = $state<'list' | 'keys' | null>(null)
  #clipboard = $state<string | null>(null)
  /** What stood in the box when it was looked up. */
  #asked = ''
  /** What is in sight while a question has no answer yet and is not slow. */
  #held = $state.raw<{ readonly isTyping: boolean; readonly isListShown: boolean } | null>(null)
  readonly #sections = $derived.by(() => {
    const { pinnedColleagues: pinned, recentColleagues: recent } = this.#parts.app.snapshot
    return suggestionSections({ pinned, recent, clipboard: this.#clipboard }, this.#typed)
  })

  constructor(parts: SearchParts) {
    this.#parts = parts
    this.lookup = parts.lookup
  }

  get sections(): readonly SuggestionSection[] {
    return this.#sections
  }

  /** The box holds what is not looked up yet: a card would be another one's. */
  get isTyping(): boolean {
    return this.#held?.isTyping ?? this.#typed !== ''
  }

  get areKeysShown(): boolean {
    return this.#cover === 'keys'
  }

  get isListShown(): boolean {
    if (this.#held) return this.#held.isListShown
    if (this.#cover === 'keys') return false
    const isWanted = this.#cover === 'list' || this.isTyping || this.lookup.phase.name === 'empty'
    return isWanted && this.#sections.length > 0
  }

  /** The suggestion that Enter takes. */
  get active(): Suggestion | null {
    const { workno } = this.choice
    if (workno === null || !this.isListShown) return null
    return rowsOf(this.#sections).find(({ colleague }) => colleague.workno === workno) ?? null
  }

  /** Takes what stands in the box after a change by the agent. A name can only mean a colleague, so the best one is chosen for Enter. */
  type(text: string): void {
    this.#release()
    this.#typed = text === this.#asked ? '' : text.trim()
    if (this.#cover === 'keys') this.#cover = null
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
  async askAgain(): Promise<void> {
    await this.#settle((onSlow) => this.lookup.askAgain(onSlow))
  }

  /** Moves through the suggestions, which are opened for it. */
  move(step: 1 | -1): void {
    this.#release()
    this.#cover = 'list'
    this.choice.move(step, this.#worknos, !this.#isName)
  }

  /** A row is about to go: the choice is its neighbour's. */
  leaveActive(): void {
    this.choice.leave(this.#worknos)
  }

  /** Offers the number on the clipboard, unless it is before the agent already. */
  offer(workno: string): void {
    const { answer, query } = this.lookup
    if (workno === answer?.agent.workno || workno === query.normalize('NFKC').trim()) return
    this.#release()
    this.#clipboard = workno
    this.#cover = 'list'
  }

  toggleKeys(): void {
    this.#release()
    this.#cover = this.#cover === 'keys' ? null : 'keys'
  }

  /** Puts away what lies over the card, and the clipboard's number. What is typed stays. */
  uncover(): void {
    this.#release()
    this.#cover = null
    this.#clipboard = null
    this.choice.chooseNone()
  }

  clear(): void {
    this.uncover()
    this.lookup.clear()
    this.#typed = ''
    this.#asked = ''
  }

  /** Puts away what was opened last: a list, else what was typed and found. False when there was nothing. */
  stepBack(): boolean {
    this.#release()
    if (this.#cover !== null || this.active) {
      this.uncover()
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
    return rowsOf(this.#sections).map(({ colleague }) => colleague.workno)
  }

  /**
   * What is in sight stays until the answer is there, or is slow: a picture of nothing, drawn in between, would flash and hold the answer
   * back for as long as the drawing takes.
   */
  async #settle(ask: (onSlow: () => void) => Promise<Settled>): Promise<void> {
    const held = { isTyping: this.isTyping, isListShown: this.isListShown }
    this.#held = held
    const release = (): void => {
      if (this.#held === held) this.#release()
    }
    const asking = ask(release)
    this.#asked = this.lookup.query
    const settled = await asking
    release()
    if (settled) this.#say(settled)
  }

  /** Puts away what was looked up from: the text as something typed, the list, the clipboard's number. */
  #release(): void {
    if (!this.#held) return
    this.#held = null
    this.#typed = ''
    this.uncover()
  }

  #say(settled: NonNullable<Settled>): void {
    const { texts, clock, announcer, lookup } = this.#parts
    clock.tick()
    if (settled.name === 'found' && lookup.answer) announcer.say(answerSentence(texts.t, lookup.answer.agent))
    if (settled.name === 'failed') {
      const { title, nextStep } = errorText(texts.t, settled.error)
      announcer.say(`${title} ${nextStep}`)
    }
  }
}
