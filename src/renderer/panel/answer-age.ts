export type Freshness = 'fresh' | 'stale' | 'old'

/** The page's clocks at a moment, and the sleep of the machine that was last known of. */
export interface ClockReading {
  /** Never held up by a clock that is set back (TickingClock). */
  readonly now: number
  readonly wallNow: number
  readonly monotonic: number
  readonly sleptAt: number | null
}

/** When an answer came, on the page's clocks. */
export interface Receipt extends Omit<ClockReading, 'wallNow'> {
  readonly answeredAt: number
}

export interface AnswerAge {
  /** Seconds since the gateway's reply. */
  readonly seconds: number
  readonly freshness: Freshness
  /** Milliseconds to count durations on by: monotonic, and not past the machine's sleep. */
  readonly countedMs: number
}

const staleAfterMs = 15_000
const oldAfterMs = 60_000

/** Notes when an answer came that main dated `answeredAt` by the same computer's clock. */
export function receiptOf(answeredAt: number, { now, wallNow, monotonic, sleptAt }: ClockReading): Receipt {
  const lagMs = Math.max(0, wallNow - answeredAt)
  return { answeredAt, now: now - lagMs, monotonic: monotonic - lagMs, sleptAt }
}

/** How old an answer is, how far it can be trusted, and how far durations are counted on. */
export function computeAnswerAge(receipt: Receipt, reading: ClockReading): AnswerAge {
  const ageMs = Math.max(0, reading.now - receipt.now)
  const { sleptAt } = reading
  const hasSlept = sleptAt !== null && sleptAt !== receipt.sleptAt
  const awakeMs = Math.max(0, reading.monotonic - receipt.monotonic)
  // A sleep that seems to be before the answer: the clock was set back in between.
  const countedMs = hasSlept ? Math.min(awakeMs, Math.max(0, sleptAt - receipt.answeredAt)) : awakeMs
  return { seconds: Math.floor(ageMs / 1_000), freshness: freshnessOf(ageMs, hasSlept), countedMs }
}

/** For a state whose answer this page did not receive: only the computer's clock dates it. */
export function freshnessByWallClock(at: number, { wallNow, sleptAt }: ClockReading): Freshness {
  const ageMs = wallNow - at
  // From the future: the clock was set back, and nobody knows how old it is.
  return freshnessOf(ageMs, ageMs < 0 || (sleptAt !== null && sleptAt >= at))
}

function freshnessOf(ageMs: number, hasSlept: boolean): Freshness {
  if (ageMs > oldAfterMs) return 'old'
  return ageMs > staleAfterMs || hasSlept ? 'stale' : 'fresh'
}
