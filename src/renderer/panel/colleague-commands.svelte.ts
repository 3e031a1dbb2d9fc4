import type { AgentInfo } from '../../shared/agent-info.ts'
import type { ColleagueView } from '../../shared/app-snapshot.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import type { MessageValues } from '../../shared/i18n/translator.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { Result } from '../../shared/result.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import type { CurrentTranslator } from '../app/current-translator.svelte.ts'
import type { LiveAnnouncer } from '../app/live-announcer.svelte.ts'

const copiedShownMs = 1_500

/** What was copied; `nothing` when there was no phone number to copy. */
type CopyOutcome = 'phone' | 'number' | 'nothing'

type NamedColleague = Pick<ColleagueView, 'workno' | 'name'>

interface ColleagueCommandsDependencies {
  readonly api: Pick<AgentBarApi, 'copyText' | 'copyAndHide' | 'setFavourite' | 'forgetColleague'>
  readonly app: AppState
  readonly texts: CurrentTranslator
  readonly announcer: LiveAnnouncer
}

/** What the agent can do with a colleague besides a lookup. Each outcome is announced. */
export class ColleagueCommands {
  #copied = $state.raw<{ readonly outcome: CopyOutcome; readonly workno: string } | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #dependencies: ColleagueCommandsDependencies

  constructor(dependencies: ColleagueCommandsDependencies) {
    this.#dependencies = dependencies
  }

  readonly isFavourite = (workno: string): boolean =>
    this.#dependencies.app.snapshot.favouriteColleagues.some((colleague) => colleague.workno === workno)

  /** What was copied of this colleague a moment ago; the page shows that. */
  copyOutcomeOf(workno: string): CopyOutcome | null {
    return this.#copied?.workno === workno ? this.#copied.outcome : null
  }

  async toggleFavourite({ workno, name }: NamedColleague): Promise<void> {
    const isFavourite = !this.isFavourite(workno)
    const reply = await this.#dependencies.api.setFavourite({ workno, isFavourite })
    this.#announce(reply, isFavourite ? 'colleague.favouriteAdded' : 'colleague.favouriteRemoved', { name })
  }

  /** Removes a colleague from the recent ones. */
  async forget({ workno, name }: NamedColleague): Promise<void> {
    this.#announce(await this.#dependencies.api.forgetColleague(workno), 'colleague.forgotten', { name })
  }

  async copyNumber({ workno }: Pick<NamedColleague, 'workno'>): Promise<void> {
    const reply = await this.#dependencies.api.copyText(workno)
    if (reply.ok) this.#showCopied('number', workno)
    this.#announce(reply, 'colleague.numberCopied', { workno })
  }

  /** Copies the phone number. An empty one is not known, and is said instead of copied. */
  async copyPhone({ workno, phonenumber: phone }: Pick<AgentInfo, 'workno' | 'phonenumber'>): Promise<void> {
    if (phone === '') return this.#sayNothingToCopy(workno)
    const reply = await this.#dependencies.api.copyText(phone)
    if (reply.ok) this.#showCopied('phone', workno)
    this.#announce(reply, 'sentence.copied', { phone })
  }

  /**
   * Copies this number of the colleague, their phone or work number, hides the panel and gives the
   * focus back to the program before. An empty one is not known: that is said, and the panel stays.
   */
  async copyAndHide({ workno }: Pick<NamedColleague, 'workno'>, text: string): Promise<void> {
    if (text === '') return this.#sayNothingToCopy(workno)
    const reply = await this.#dependencies.api.copyAndHide(text)
    if (text === workno) this.#announce(reply, 'colleague.numberCopied', { workno })
    else this.#announce(reply, 'sentence.copied', { phone: text })
  }

  #sayNothingToCopy(workno: string): void {
    const { texts, announcer } = this.#dependencies
    this.#showCopied('nothing', workno)
    announcer.announce(texts.t('card.nothingToCopy'))
  }

  #showCopied(outcome: CopyOutcome, workno: string): void {
    clearTimeout(this.#timer)
    this.#copied = { outcome, workno }
    this.#timer = setTimeout(() => (this.#copied = null), copiedShownMs)
  }

  #announce(reply: Result<null>, key: MessageKey, values: MessageValues): void {
    const { texts, announcer } = this.#dependencies
    announcer.announce(reply.ok ? texts.t(key, values) : describeError(texts.t, reply.error).title)
  }
}
