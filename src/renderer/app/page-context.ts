import { createContext } from 'svelte'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { AppState } from './app-state.svelte.ts'
import { CurrentTranslator } from './current-translator.svelte.ts'
import { DismissibleNotices } from './dismissible-notices.svelte.ts'
import { LiveAnnouncer } from './live-announcer.svelte.ts'
import { TickingClock } from './ticking-clock.svelte.ts'

/** What all views share. The components of `ui/` get props instead. */
export interface PageContext {
  readonly api: AgentBarApi
  readonly app: AppState
  readonly texts: CurrentTranslator
  readonly clock: TickingClock
  readonly announcer: LiveAnnouncer
  readonly notices: DismissibleNotices
}

export const [getPageContext, setPageContext] = createContext<PageContext>()

/** Creates the context from the bridge and the state that was read through it. */
export function createPageContext(api: AgentBarApi, app: AppState): PageContext {
  const texts = new CurrentTranslator(app)
  return {
    api,
    app,
    texts,
    clock: new TickingClock(),
    announcer: new LiveAnnouncer(),
    notices: new DismissibleNotices({ app, api, texts }),
  }
}
