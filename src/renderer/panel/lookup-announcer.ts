import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { describeAnswer } from '../../shared/i18n/describe-answer.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import type { AppState } from '../app/app-state.svelte.ts'
import type { CurrentTranslator } from '../app/current-translator.svelte.ts'
import type { LiveAnnouncer } from '../app/live-announcer.svelte.ts'
import type { TickingClock } from '../app/ticking-clock.svelte.ts'
import { isSaidByBanner } from './is-said-by-banner.ts'
import { describeSession } from './session-banner-content.ts'

export interface LookupAnnouncerDependencies {
  readonly app: AppState
  readonly texts: CurrentTranslator
  readonly clock: TickingClock
  readonly announcer: LiveAnnouncer
}

/** Says to a screen reader what came of a lookup, as it is shown, and each thing once. */
export class LookupAnnouncer {
  readonly #dependencies: LookupAnnouncerDependencies

  constructor(dependencies: LookupAnnouncerDependencies) {
    this.#dependencies = dependencies
  }

  announceAnswer(answer: LookupAnswer): void {
    const { texts, announcer } = this.#dependencies
    announcer.announce(describeAnswer(texts.t, answer))
  }

  /**
   * What the banner says is repeated, unless the session has changed since `before`, when the
   * lookup began: that is spoken by itself.
   */
  announceFailure(error: AppError, before: SessionView, nearCount: number): void {
    const { app, texts, clock, announcer } = this.#dependencies
    const { session, keyring } = app.snapshot
    if (!isSaidByBanner(session, error)) this.announceError(error, nearCount)
    else if (session.state === before.state)
      announcer.announce(describeSession(texts.t, session, { keyring, now: clock.now }))
  }

  /** Says an error, and how many colleagues with a number near it there are to choose from. */
  announceError(error: AppError, nearCount: number): void {
    const { texts, announcer } = this.#dependencies
    const { title, nextStep } = describeError(texts.t, error)
    const choice = nearCount === 0 ? [] : [texts.t('near.announced', { count: nearCount })]
    announcer.announce([title, nextStep, ...choice].join(' '))
  }
}
