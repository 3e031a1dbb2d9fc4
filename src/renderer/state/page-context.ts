import { createContext } from 'svelte'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import { Announcer } from './announcer.svelte.ts'
import type { AppState } from './app-state.svelte.ts'
import { Clock } from './clock.svelte.ts'
import { Lookup } from './lookup.svelte.ts'
import { Notices } from './notices.svelte.ts'
import { RecentLookups } from './recent-lookups.svelte.ts'
import { Texts } from './texts.svelte.ts'

/** What the views share. Components get props instead. */
export interface Page {
  readonly api: AgentBarApi
  readonly app: AppState
  readonly texts: Texts
  readonly clock: Clock
  readonly announcer: Announcer
  /** Outlive the panel view, so that a look into the settings loses no card. */
  readonly lookup: Lookup
  readonly recents: RecentLookups
  readonly notices: Notices
}

export const [getPage, setPage] = createContext<Page>()

/** Builds the parts of the page around the bridge and the state already read through it. */
export function createPage(api: AgentBarApi, app: AppState): Page {
  const lookup = new Lookup({
    query: (workno) => api.queryAgentInfoByWorkNo(workno),
    highestWorkno: () => app.snapshot.settings.highestWorkno,
  })
  return {
    api,
    app,
    texts: new Texts(app),
    clock: new Clock(),
    announcer: new Announcer(),
    lookup,
    recents: new RecentLookups(),
    notices: new Notices(app, api),
  }
}
