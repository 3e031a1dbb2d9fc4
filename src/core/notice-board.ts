import type { Notice } from '../shared/app-snapshot.ts'
import type { AppError } from '../shared/error-codes.ts'
import type { Result } from '../shared/result.ts'
import type { FileDamage } from '../shared/settings.ts'

/**
 * The notices for the agent. Each is shown once: after it is dismissed it does not come back in
 * this run.
 */
export class NoticeBoard {
  readonly #onChanged: (notices: readonly Notice[]) => void
  readonly #added = new Set<string>()
  #notices: readonly Notice[] = []

  constructor(onChanged: (notices: readonly Notice[]) => void) {
    this.#onChanged = onChanged
  }

  add(code: Notice['code'], more: Pick<Notice, 'cause' | 'detail'> = {}): void {
    if (this.#added.has(code)) return
    this.#added.add(code)
    this.#show([...this.#notices, { id: code, code, ...more }])
  }

  /** Shows it anew, also after it was dismissed, in place of the one that is shown. */
  replace(code: Notice['code'], more: Pick<Notice, 'cause' | 'detail'> = {}): void {
    this.#added.add(code)
    this.#show([...this.#notices.filter(({ id }) => id !== code), { id: code, code, ...more }])
  }

  /**
   * Shows a failure once while it lasts. The first success dismisses the notice, and a later
   * failure shows it again.
   */
  follow(code: Notice['code'], outcome: Result<unknown>): void {
    if (!outcome.ok) return this.add(code, noticeOf(outcome.error))
    if (this.#added.delete(code)) this.dismiss(code)
  }

  dismiss(id: string): void {
    this.#show(this.#notices.filter((notice) => notice.id !== id))
  }

  #show(notices: readonly Notice[]): void {
    this.#notices = notices
    this.#onChanged(notices)
  }
}

const noticeOf = ({ code, detail }: AppError): Pick<Notice, 'cause' | 'detail'> =>
  detail === undefined ? { cause: code } : { cause: code, detail }

/** The notice about a damaged settings file: which values were lost, and where the file is kept. */
export function damageNotice({ isTotal, keptAs, lost }: FileDamage): [Notice['code'], { detail: string }] {
  const detail = [lost.join(', '), keptAs ?? 'settings.json'].filter((part) => part !== '').join(' · ')
  return [isTotal ? 'settings-set-aside' : 'settings-values-lost', { detail }]
}

/** Whether a notice is about a damaged settings file. */
export const isDamageNotice = (id: string): boolean => id === 'settings-set-aside' || id === 'settings-values-lost'
