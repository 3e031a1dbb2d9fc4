import type { Notice } from '../../shared/app-snapshot.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { AppState } from './app-state.svelte.ts'
import type { CurrentTranslator } from './current-translator.svelte.ts'
import { visibleNotices, type NoticeCode } from './visible-notices.ts'

/** A notice with its text; from main, or that the keyring is not the one used before. */
type TranslatedNotice = Omit<Notice, 'code'> & {
  readonly code: NoticeCode
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
    return this.#listWhere(false)
  }

  /** Those of a view that says itself what the keyring cannot do. */
  get besideKeyringCheck(): readonly TranslatedNotice[] {
    return this.#listWhere(true)
  }

  readonly dismiss = (id: string): void => {
    if (id === keyringNotice.id) this.#isKeyringNoticeDismissed = true
    else void this.#dependencies.api.dismissNotice(id)
  }

  #listWhere(isKeyringExplained: boolean): readonly TranslatedNotice[] {
    const { app, texts } = this.#dependencies
    const { notices, keyring, session } = app.snapshot
    const isKeyringNoticeOpen = keyring === 'changed' && !this.#isKeyringNoticeDismissed
    const open = isKeyringNoticeOpen ? [...notices, keyringNotice] : notices
    return visibleNotices<Omit<TranslatedNotice, 'text'>>(open, { session, keyring, isKeyringExplained }).map(
      (notice) => ({ ...notice, text: texts.t(`notice.${notice.code}`) }),
    )
  }
}

const keyringNotice = { id: 'keyring-changed', code: 'keyring-changed' } as const
