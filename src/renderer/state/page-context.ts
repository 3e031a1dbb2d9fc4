import { createContext } from 'svelte'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { Announcer } from './announcer.svelte.ts'
import type { AppState } from './app-state.svelte.ts'
import { Clock } from './clock.svelte.ts'
import { ColleagueDesk } from './colleague-desk.svelte.ts'
import { Lookup } from './lookup.svelte.ts'
import { Notices } from './notices.svelte.ts'
import { Search } from './search.svelte.ts'
import { Texts } from './texts.svelte.ts'

/** What the views share. Components get props instead. */
export interface Page {
  readonly api: AgentBarApi
  readonly app: AppState
  readonly texts: Texts
  readonly clock: Clock
  readonly announcer: Announcer
  readonly search: Search
  readonly colleagues: ColleagueDesk
  readonly notices: Notices
}

export const [getPage, setPage] = createContext<Page>()

/** Builds the parts of the page around the bridge and the state already read through it. */
export function createPage(api: AgentBarApi, app: AppState): Page {
  const lookup = new Lookup({
    query: (workno) => api.queryAgentInfoByWorkNo(workno),
    highestWorkno: () => app.snapshot.settings.highestWorkno,
  })
  const texts = new Texts(app)
  const clock = new Clock()
  const announcer = new Announcer()
  return {
    api,
    app,
    texts,
    clock,
    announcer,
    search: new Search({ app, texts, clock, announcer, lookup }),
    colleagues: new ColleagueDesk({ api, app, texts, announcer }),
    notices: new Notices(app, api),
  }
}
