import { tick } from 'svelte'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { availabilityOf } from '../../shared/availability.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { availabilityLabel } from '../../shared/i18n/agent-state-labels.ts'
import type { CurrentTranslator } from '../app/current-translator.svelte.ts'
import type { LiveAnnouncer } from '../app/live-announcer.svelte.ts'
import type { TickingClock } from '../app/ticking-clock.svelte.ts'
import type { PanelSearch } from './panel-search.svelte.ts'

/**
 * The pause is from this to a second more, so that not all panels ask at the same moment. With the
 * wait for the clock's next tick that makes about 5 s.
 */
const shortestPauseMs = 4_000
const pauseSpreadMs = 1_000
const longestPauseMs = 60_000
/**
 * A panel is in use for so long after the last key, pointer or showing: longer than a call is
 * weighed, and short enough that a pinned panel, forgotten at the edge of a screen, does not ask
 * all day.
 */
const inUseMs = 5 * 60_000

interface AutomaticRefreshDependencies {
  readonly app: { readonly snapshot: { readonly session: Pick<AppSnapshot['session'], 'state'> } }
  readonly texts: Pick<CurrentTranslator, 't'>
  readonly clock: Pick<TickingClock, 'now' | 'tick'>
  readonly announcer: Pick<LiveAnnouncer, 'announce'>
  readonly search: Pick<PanelSearch, 'lookup' | 'isCardShown'>
  readonly random?: () => number
}

/**
 * Asks again what the card shows: at once when the panel is shown, and every 5 s while the card is
 * in sight and the panel in use. It has no timer of its own but follows the page's clock, which
 * stands still while the panel is hidden. Main has the last word (`refreshAgentInfoByWorkNo`).
 */
export class AutomaticRefresh {
  readonly #dependencies: AutomaticRefreshDependencies
  /** The answer that the pauses are counted from. */
  #answer: LookupAnswer | null = null
  #usedAt: number
  #dueAt = 0
  #failures = 0
  #hasGivenUp = false
  #isAsking = false

  constructor(dependencies: AutomaticRefreshDependencies) {
    this.#dependencies = dependencies
    this.#usedAt = dependencies.clock.now
  }

  /** The agent has done something with the panel. */
  noteUse(): void {
    this.#usedAt = this.#dependencies.clock.now
  }

  /** The panel is shown: what it shows may be as old as its last showing. */
  async askNow(): Promise<void> {
    const { clock, search } = this.#dependencies
    clock.tick()
    this.noteUse()
    this.#follow(search.lookup.answer)
    await this.#ask()
  }

  /** To be called at each tick of the clock. */
  async askIfDue(): Promise<void> {
    const { clock, search } = this.#dependencies
    const { answer, phase } = search.lookup
    if (answer !== this.#answer || phase.name === 'asking') this.#follow(answer)
    const isInUse = clock.now - this.#usedAt <= inUseMs
    if (isInUse && !this.#hasGivenUp && clock.now >= this.#dueAt) await this.#ask()
  }

  /** Counts the pauses anew, from an answer that the agent has asked for. */
  #follow(answer: LookupAnswer | null): void {
    this.#answer = answer
    this.#failures = 0
    this.#hasGivenUp = false
    this.#pause()
  }

  #pause(): void {
    const { clock, random = Math.random } = this.#dependencies
    const pauseMs = (shortestPauseMs + random() * pauseSpreadMs) * 2 ** this.#failures
    this.#dueAt = clock.now + Math.min(pauseMs, longestPauseMs)
  }

  async #ask(): Promise<void> {
    const { app, search } = this.#dependencies
    const before = search.lookup.answer
    if (this.#isAsking || !before || !search.isCardShown || app.snapshot.session.state !== 'signed-in') return
    this.#isAsking = true
    try {
      const outcome = await search.lookup.refresh()
      if (outcome.name === 'failed') this.#noteFailure(outcome.error)
      if (outcome.name === 'answered') this.#noteAnswer(before, outcome.answer)
    } finally {
      this.#isAsking = false
      this.#pause()
    }
  }

  /** The card says by its age what is wrong, and the session's trouble has a place of its own. */
  #noteFailure({ code }: AppError): void {
    this.#failures += 1
    this.#hasGivenUp = code === 'colleague-not-found' || code === 'workno-out-of-range'
  }

  #noteAnswer(before: LookupAnswer, answer: LookupAnswer): void {
    this.#answer = answer
    this.#failures = 0
    if (availabilityOf(before.agent) !== availabilityOf(answer.agent)) void this.#announce(answer)
  }

  async #announce(answer: LookupAnswer): Promise<void> {
    const { texts, announcer, search } = this.#dependencies
    // What is spoken is what is shown: the card must have been drawn before.
    await tick()
    if (answer !== search.lookup.answer) return
    const availability = availabilityLabel(texts.t, availabilityOf(answer.agent))
    announcer.announce(texts.t('sentence.changed', { name: answer.agent.name, availability }))
  }
}
