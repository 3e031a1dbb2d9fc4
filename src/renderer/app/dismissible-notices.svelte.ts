import type { Notice } from '../../shared/app-snapshot.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { AppState } from './app-state.svelte.ts'
import type { CurrentTranslator } from './current-translator.svelte.ts'

/** A notice with its text; from main, or that the keyring is not the one used before. */
type TranslatedNotice = Omit<Notice, 'code'> & {
  readonly code: Notice['code'] | 'keyring-changed'
  readonly text: string
}

interface DismissibleNoticesDependencies {
  readonly app: AppState
  readonly api: Pick<AgentBarApi, 'dismissNotice'>
  readonly texts: CurrentTranslator
}

/** The notices to be shown: each one until the agent dismisses it. */
export class DismissibleNotices {
  readonly #dependencies: DismissibleNoticesDependencies
  #isKeyringNoticeDismissed = $state(false)

  constructor(dependencies: DismissibleNoticesDependencies) {
    this.#dependencies = dependencies
  }

  get list(): readonly TranslatedNotice[] {
    const { app, texts } = this.#dependencies
    const { notices, keyring } = app.snapshot
    const isKeyringNoticeShown = keyring === 'changed' && !this.#isKeyringNoticeDismissed
    const shown = isKeyringNoticeShown ? [...notices, keyringNotice] : notices
    return shown.map((notice) => ({ ...notice, text: texts.t(`notice.${notice.code}`) }))
  }

  readonly dismiss = (id: string): void => {
    if (id === keyringNotice.id) this.#isKeyringNoticeDismissed = true
    else void this.#dependencies.api.dismissNotice(id)
  }
}

const keyringNotice = { id: 'keyring-changed', code: 'keyring-changed' } as const
