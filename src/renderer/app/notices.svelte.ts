import type { Notice } from '../../shared/app-snapshot.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { AppState } from './app-state.svelte.ts'

/** A notice of main's, or one that follows from the state that main shows. */
export type PageNotice = Omit<Notice, 'code'> & { readonly code: Notice['code'] | 'keyring-changed' }

/** What is to be said once: main's notices, and that the keyring is another one, until each is put away. */
export class DismissibleNotices {
  readonly #app: AppState
  readonly #api: Pick<AgentBarApi, 'dismissNotice'>
  #isKeyringNoticeDismissed = $state(false)

  constructor(app: AppState, api: Pick<AgentBarApi, 'dismissNotice'>) {
    this.#app = app
    this.#api = api
  }

  get list(): readonly PageNotice[] {
    const { notices, keyring } = this.#app.snapshot
    if (keyring !== 'changed' || this.#isKeyringNoticeDismissed) return notices
    return [...notices, { id: 'keyring-changed', code: 'keyring-changed' }]
  }

  readonly dismiss = (id: string): void => {
    if (id === 'keyring-changed') this.#isKeyringNoticeDismissed = true
    else void this.#api.dismissNotice(id)
  }
}
