import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { AppSnapshot, ColleagueView } from '../../shared/app-snapshot.ts'
import { availabilityOf } from '../../shared/availability.ts'
import type { AppError } from '../../shared/error-codes.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'
import type { TickingClock } from '../app/ticking-clock.svelte.ts'
import { parseWorkno } from '../../shared/workno.ts'
import {
  computeAnswerAge,
  freshnessByWallClock,
  receiptOf,
  type AnswerAge,
  type ClockReading,
  type Freshness,
  type Receipt,
} from './answer-age.ts'

export type LookupPhase =
  | { readonly name: 'empty' }
  /** `isSlow` after a moment. Until then nothing is shown. */
  | { readonly name: 'asking'; readonly workno: string; readonly isSlow: boolean }
  | { readonly name: 'found'; readonly workno: string }
  /** `workno` is null when the text was no work number and nothing was sent. */
  | { readonly name: 'failed'; readonly workno: string | null; readonly error: AppError }

/** The end of a lookup; null when a later lookup has replaced it. */
export type LookupOutcome = Extract<LookupPhase, { name: 'found' | 'failed' }> | null

/**
 * The end of a refresh. `not-now`: main did not ask, or the answer is no longer wanted.
 */
export type RefreshOutcome =
  | { readonly name: 'answered'; readonly answer: LookupAnswer }
  | { readonly name: 'failed'; readonly error: AppError }
  | { readonly name: 'not-now' }

type LookupClock = Pick<TickingClock, 'tick' | 'now' | 'wallNow' | 'monotonic'>

interface LookupStateDependencies {
  readonly clock: LookupClock
  readonly api: Pick<AgentBarApi, 'queryAgentInfoByWorkNo' | 'refreshAgentInfoByWorkNo'>
  readonly app: {
    readonly snapshot: Pick<AppSnapshot, 'sleptAt'> & {
      readonly settings: Pick<AppSnapshot['settings'], 'highestWorkno'>
    }
  }
}

const slowAfterMs = 150

/**
 * The text of the search box and the answer for it. The answer always belongs to the number of the
 * last lookup: a lookup of another number drops it at once, and a late reply is ignored.
 */
export class LookupState {
  /** The text in the search box. */
  query = $state('')
  #phase = $state.raw<LookupPhase>({ name: 'empty' })
  #answer = $state.raw<LookupAnswer | null>(null)
  #turnedFree = $state.raw<LookupAnswer | null>(null)
  /** The answer that could not be drawn, until the next lookup. */
  #undrawn: LookupAnswer | null = null
  /** When the last answer about each number came. Only the page's clocks cannot be set back. */
  readonly #receipts = new Map<string, Receipt>()
  #lookupNumber = 0
  #slowTimer: ReturnType<typeof setTimeout> | undefined
  readonly #parts: LookupStateDependencies

  constructor(parts: LookupStateDependencies) {
    this.#parts = parts
  }

  get phase(): LookupPhase {
    return this.#phase
  }

  /** The answer of the last lookup. It stays below an error about the same number. */
  get answer(): LookupAnswer | null {
    return this.#answer
  }

  /** Whether the answer says that a colleague is free of whom the one before said otherwise. */
  get hasTurnedFree(): boolean {
    return this.#answer !== null && this.#answer === this.#turnedFree
  }

  /** What was answered was true once: nobody knows what is by now. */
  get isAnswerOld(): boolean {
    return this.#answer !== null && this.ageOf(this.#answer).freshness === 'old'
  }

  /** How old an answer is by now; changes with each tick of the clock. */
  ageOf({ agent, answeredAt }: LookupAnswer): AnswerAge {
    const reading = this.#reading
    return computeAnswerAge(this.#receiptOf(agent.workno, answeredAt) ?? receiptOf(answeredAt, reading), reading)
  }

  /** How far the last known state of a suggested colleague can be trusted by now. */
  freshnessOf({ workno, last }: Pick<ColleagueView, 'workno' | 'last'>): Freshness {
    if (!last) return 'old'
    const receipt = this.#receiptOf(workno, last.at)
    const reading = this.#reading
    return receipt ? computeAnswerAge(receipt, reading).freshness : freshnessByWallClock(last.at, reading)
  }

  /**
   * Looks up the number in the box. Resolves when the lookup has ended. Calls `onSlow` when it
   * takes so long that the page should say so.
   */
  async lookUp(onSlow: () => void = () => undefined): Promise<LookupOutcome> {
    const lookupNumber = this.#supersede()
    const highest = this.#parts.app.snapshot.settings.highestWorkno
    const parsed = parseWorkno(this.query, highest)
    if (!parsed.ok) {
      this.#answer = null
      return this.#settle({ name: 'failed', workno: null, error: parsed.error })
    }
    const { workno } = parsed
    if (this.#answer?.agent.workno !== workno) this.#answer = null
    this.#phase = { name: 'asking', workno, isSlow: false }
    this.#slowTimer = setTimeout(() => {
      this.#phase = { name: 'asking', workno, isSlow: true }
      onSlow()
    }, slowAfterMs)

    const reply = await this.#parts.api.queryAgentInfoByWorkNo(workno)
    if (lookupNumber !== this.#lookupNumber) return null
    clearTimeout(this.#slowTimer)
    if (!reply.ok) return this.#settle({ name: 'failed', workno, error: reply.error })
    return this.#take(reply.value)
  }

  /**
   * Asks again what is shown, though nobody typed it. Until the answer is there nothing changes,
   * and a failure changes nothing: what is shown only gets older.
   */
  async refresh(): Promise<RefreshOutcome> {
    const before = this.#answer
    if (!before || this.#phase.name === 'asking') return { name: 'not-now' }
    const lookupNumber = this.#lookupNumber
    const reply = await this.#parts.api.refreshAgentInfoByWorkNo(before.agent.workno)
    if (lookupNumber !== this.#lookupNumber || this.#answer !== before) return { name: 'not-now' }
    if (!reply.ok) return { name: 'failed', error: reply.error }
    if (!reply.value) return { name: 'not-now' }
    this.#take(reply.value)
    return { name: 'answered', answer: reply.value }
  }

  /** Repeats the last lookup, whatever is in the box now. */
  async lookUpAgain(onSlow?: () => void): Promise<LookupOutcome> {
    const workno = this.#phase.name === 'empty' ? null : this.#phase.workno
    if (workno !== null) this.query = workno
    return this.lookUp(onSlow)
  }

  /**
   * Puts an answer away that could not be drawn: the error takes its place, and nothing acts on a
   * card that nobody sees. False if it was put away before.
   */
  noteUndrawn(answer: LookupAnswer, error: AppError): boolean {
    const isNews = answer === this.#answer
    if (!isNews && answer !== this.#undrawn) return false
    this.#answer = null
    this.#undrawn = answer
    if (this.#phase.name !== 'asking') this.#phase = { name: 'failed', workno: answer.agent.workno, error }
    return isNews
  }

  /** Puts a failure away that is out of date. The text in the box stays, and so does a card. */
  dropFailure(): void {
    const { name, workno } = { workno: null, ...this.#phase }
    if (name !== 'failed') return
    this.#phase = this.#answer && workno !== null ? { name: 'found', workno } : { name: 'empty' }
  }

  /** Clears the box and the answer. The reply of a pending lookup is ignored. */
  clear(): void {
    this.#supersede()
    this.query = ''
    this.#answer = null
    this.#phase = { name: 'empty' }
  }

  get #reading(): ClockReading {
    const { clock, app } = this.#parts
    const { now, wallNow, monotonic } = clock
    return { now, wallNow, monotonic, sleptAt: app.snapshot.sleptAt }
  }

  #take(answer: LookupAnswer): NonNullable<LookupOutcome> {
    const before = this.#answer
    this.#noteReceipt(answer)
    this.#answer = answer
    if (before && !isFree(before) && isFree(answer)) this.#turnedFree = answer
    return this.#settle({ name: 'found', workno: answer.agent.workno })
  }

  #noteReceipt({ agent, answeredAt }: LookupAnswer): void {
    this.#parts.clock.tick()
    this.#receipts.set(agent.workno, receiptOf(answeredAt, this.#reading))
  }

  #receiptOf(workno: string, answeredAt: number): Receipt | null {
    const receipt = this.#receipts.get(workno)
    return receipt?.answeredAt === answeredAt ? receipt : null
  }

  #supersede(): number {
    clearTimeout(this.#slowTimer)
    this.#undrawn = null
    return ++this.#lookupNumber
  }

  #settle<Phase extends NonNullable<LookupOutcome>>(phase: Phase): Phase {
    this.#phase = phase
    return phase
  }
}

const isFree = ({ agent }: LookupAnswer): boolean => availabilityOf(agent) === 'free'
