import type { AgentInfo } from '../../shared/agent-info.ts'
import type { ColleagueView } from '../../shared/app-snapshot.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import type { MessageValues } from '../../shared/i18n/translator.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { Result } from '../../shared/result.ts'
import type { LiveAnnouncer } from '../app/live-announcer.svelte.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import type { CurrentTranslator } from '../app/current-translator.svelte.ts'

const shownForMs = 1_500

type NamedColleague = Pick<ColleagueView, 'workno' | 'name'>

interface ColleagueCommandsDependencies {
  readonly api: Pick<AgentBarApi, 'copyText' | 'setFavourite' | 'forgetColleague'>
  readonly app: AppState
  readonly texts: CurrentTranslator
  readonly announcer: LiveAnnouncer
}

/** What the agent does with a colleague besides looking them up. Each is said when it is done. */
export class ColleagueCommands {
  #copied = $state.raw<{ readonly what: 'phone' | 'number'; readonly workno: string } | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #parts: ColleagueCommandsDependencies

  constructor(parts: ColleagueCommandsDependencies) {
    this.#parts = parts
  }

  readonly isFavourite = (workno: string): boolean =>
    this.#parts.app.snapshot.favouriteColleagues.some((colleague) => colleague.workno === workno)

  /** Whether this was copied a short while ago, which the page shows. */
  isCopied(what: 'phone' | 'number', workno: string): boolean {
    return this.#copied?.what === what && this.#copied.workno === workno
  }

  async toggleFavourite({ workno, name }: NamedColleague): Promise<void> {
    const isFavourite = !this.isFavourite(workno)
    const reply = await this.#parts.api.setFavourite({ workno, isFavourite })
    this.#say(reply, isFavourite ? 'colleague.favouriteAdded' : 'colleague.favouriteRemoved', { name })
  }

  /** Takes a colleague out of those looked up of late. */
  async forget({ workno, name }: NamedColleague): Promise<void> {
    this.#say(await this.#parts.api.forgetColleague(workno), 'colleague.forgotten', { name })
  }

  async copyNumber({ workno }: Pick<NamedColleague, 'workno'>): Promise<void> {
    const reply = await this.#parts.api.copyText(workno)
    if (reply.ok) this.#show('number', workno)
    this.#say(reply, 'colleague.numberCopied', { workno })
  }

  async copyPhone({ workno, phonenumber: phone }: Pick<AgentInfo, 'workno' | 'phonenumber'>): Promise<void> {
    const reply = await this.#parts.api.copyText(phone)
    if (reply.ok) this.#show('phone', workno)
    this.#say(reply, 'sentence.copied', { phone })
  }

  #show(what: 'phone' | 'number', workno: string): void {
    clearTimeout(this.#timer)
    this.#copied = { what, workno }
    this.#timer = setTimeout(() => (this.#copied = null), shownForMs)
  }

  #say(reply: Result<null>, key: MessageKey, values: MessageValues): void {
    const { texts, announcer } = this.#parts
    announcer.say(reply.ok ? texts.t(key, values) : describeError(texts.t, reply.error).title)
  }
}
