import { createContext } from 'svelte'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { LiveAnnouncer } from './live-announcer.svelte.ts'
import type { AppState } from './app-state.svelte.ts'
import { TickingClock } from './ticking-clock.svelte.ts'
import { ColleagueCommands } from '../panel/colleague-commands.svelte.ts'
import { LookupState } from '../panel/lookup-state.svelte.ts'
import { DismissibleNotices } from './notices.svelte.ts'
import { PanelSearch } from '../panel/panel-search.svelte.ts'
import { CurrentTranslator } from './current-translator.svelte.ts'

/** What the views share. Components get props instead. */
export interface PageContext {
  readonly api: AgentBarApi
  readonly app: AppState
  readonly texts: CurrentTranslator
  readonly clock: TickingClock
  readonly announcer: LiveAnnouncer
  readonly search: PanelSearch
  readonly colleagues: ColleagueCommands
  readonly notices: DismissibleNotices
}

export const [getPageContext, setPageContext] = createContext<PageContext>()

/** Builds the parts of the page around the bridge and the state already read through it. */
export function createPageContext(api: AgentBarApi, app: AppState): PageContext {
  const lookup = new LookupState({
    query: (workno) => api.queryAgentInfoByWorkNo(workno),
    highestWorkno: () => app.snapshot.settings.highestWorkno,
  })
  const texts = new CurrentTranslator(app)
  const clock = new TickingClock()
  const announcer = new LiveAnnouncer()
  return {
    api,
    app,
    texts,
    clock,
    announcer,
    search: new PanelSearch({ app, texts, clock, announcer, lookup }),
    colleagues: new ColleagueCommands({ api, app, texts, announcer }),
    notices: new DismissibleNotices(app, api),
  }
}
