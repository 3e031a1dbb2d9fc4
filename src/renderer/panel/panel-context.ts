import { createContext } from 'svelte'
import type { PageContext } from '../app/page-context.ts'
import { AutomaticRefresh } from './automatic-refresh.ts'
import { ColleagueCommands } from './colleague-commands.svelte.ts'
import { LookupState } from './lookup-state.svelte.ts'
import { PanelSearch } from './panel-search.svelte.ts'

/** What the panel's components share. It outlives the panel's view. */
export interface PanelContext {
  readonly search: PanelSearch
  readonly refresh: AutomaticRefresh
  readonly colleagues: ColleagueCommands
}

export const [getPanelContext, setPanelContext] = createContext<PanelContext>()

export function createPanelContext({ api, app, texts, clock, announcer }: PageContext): PanelContext {
  const lookup = new LookupState({ api, app, clock })
  const search = new PanelSearch({ app, texts, clock, announcer, lookup })
  return {
    search,
    refresh: new AutomaticRefresh({ app, texts, clock, announcer, search }),
    colleagues: new ColleagueCommands({ api, app, texts, announcer }),
  }
}
