import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { AppError } from '../../shared/error-codes.ts'
import type { Result } from '../../shared/result.ts'
import { lowestWorkno, parseWorkno } from '../../shared/workno.ts'

export type LookupPhase =
  | { readonly name: 'empty' }
  /** `isSlow` after a moment: only then is it worth a word. */
  | { readonly name: 'asking'; readonly workno: string; readonly isSlow: boolean }
  | { readonly name: 'found'; readonly workno: string }
  /** `workno` is null when nothing was sent. */
  | { readonly name: 'failed'; readonly workno: string | null; readonly error: AppError }

/** A settled question; null when a later question overtook it. */
export type LookupOutcome = Extract<LookupPhase, { name: 'found' | 'failed' }> | null

interface LookupSource {
  readonly query: (workno: string) => Promise<Result<LookupAnswer>>
  readonly highestWorkno: () => number
}

const slowAfterMs = 150

/**
 * The search box and its answer. The answer always belongs to the number last asked for: a question about another number puts the
 * old answer away at once, and a reply to an overtaken question is dropped.
 */
export class LookupState {
  /** What stands in the search box. */
  query = $state('')
  #phase = $state.raw<LookupPhase>({ name: 'empty' })
  #answer = $state.raw<LookupAnswer | null>(null)
  #question = 0
  #slowTimer: ReturnType<typeof setTimeout> | undefined
  readonly #source: LookupSource

  constructor(source: LookupSource) {
    this.#source = source
  }

  get phase(): LookupPhase {
    return this.#phase
  }

  /** The last answer for the number last asked for. Stays beneath an error about the same number. */
  get answer(): LookupAnswer | null {
    return this.#answer
  }

  /**
   * Looks the number in the box up. Resolves when it is settled, with null when it no longer matters; tells when that takes so long that it
   * is worth a word.
   */
  async ask(onSlow: () => void = () => undefined): Promise<LookupOutcome> {
    const question = this.#supersede()
    const highest = this.#source.highestWorkno()
    const reading = parseWorkno(this.query, highest)
    if (!reading.ok) {
      this.#answer = null
      return this.#settle({ name: 'failed', workno: null, error: localError(reading.code, highest) })
    }
    const { workno } = reading
    if (this.#answer?.agent.workno !== workno) this.#answer = null
    this.#phase = { name: 'asking', workno, isSlow: false }
    this.#slowTimer = setTimeout(() => {
      this.#phase = { name: 'asking', workno, isSlow: true }
      onSlow()
    }, slowAfterMs)

    const reply = await this.#source.query(workno)
    if (question !== this.#question) return null
    clearTimeout(this.#slowTimer)
    if (!reply.ok) return this.#settle({ name: 'failed', workno, error: reply.error })
    this.#answer = reply.value
    return this.#settle({ name: 'found', workno })
  }

  /** Asks again about the number last asked for, whatever stands in the box now. */
  async lookUpAgain(onSlow?: () => void): Promise<LookupOutcome> {
    const workno = this.#phase.name === 'empty' ? null : this.#phase.workno
    if (workno !== null) this.query = workno
    return this.ask(onSlow)
  }

  /** Empties the box and puts the answer away; a reply still on its way is dropped. */
  clear(): void {
    this.#supersede()
    this.query = ''
    this.#answer = null
    this.#phase = { name: 'empty' }
  }

  #supersede(): number {
    clearTimeout(this.#slowTimer)
    return ++this.#question
  }

  #settle<Phase extends NonNullable<LookupOutcome>>(phase: Phase): Phase {
    this.#phase = phase
    return phase
  }
}

function localError(code: 'workno-not-a-number' | 'workno-out-of-range', highest: number): AppError {
  return code === 'workno-out-of-range' ? { code, detail: `${lowestWorkno}–${highest}` } : { code }
}
