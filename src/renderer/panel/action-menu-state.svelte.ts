import { actionTarget, type ActionTarget } from './colleague-actions.ts'
import type { ColleagueCommands } from './colleague-commands.svelte.ts'
import type { PanelSearch } from './panel-search.svelte.ts'

interface ActionMenuStateDependencies {
  readonly search: PanelSearch
  readonly colleagues: Pick<ColleagueCommands, 'isFavourite'>
}

/** The colleague that shortcuts act on, and whether the menu of actions is open for them. */
export class ActionMenuState {
  readonly #dependencies: ActionMenuStateDependencies
  /** The work number for which the menu was opened. */
  #workno = $state<string | null>(null)

  constructor(dependencies: ActionMenuStateDependencies) {
    this.#dependencies = dependencies
  }

  /** The active suggestion, else the colleague on the card; null when there is neither. */
  get target(): ActionTarget | null {
    const { search, colleagues } = this.#dependencies
    return actionTarget(search.active, search.isTyping ? null : search.lookup.answer, colleagues.isFavourite)
  }

  /** The colleague whose menu is open; null while it is closed, or its colleague is not visible. */
  get openFor(): ActionTarget | null {
    const { search } = this.#dependencies
    const { target } = this
    const isVisible = search.active !== null || search.isCardShown
    return isVisible && target?.colleague.workno === this.#workno ? target : null
  }

  /** Opens the menu of a suggestion, and moves the cursor to it. */
  openSuggestion(workno: string): void {
    this.#dependencies.search.cursor.choose(workno)
    this.#workno = workno
  }

  /** Opens the menu of the target, if there is one. The card's menu closes what covers the card. */
  openTarget(): void {
    const { search } = this.#dependencies
    const { target } = this
    if (!target) return
    if (!search.active) search.closeOverlay()
    this.#workno = target.colleague.workno
  }

  /** False when it was closed already. */
  close(): boolean {
    const wasOpen = this.#workno !== null
    this.#workno = null
    return wasOpen
  }
}
