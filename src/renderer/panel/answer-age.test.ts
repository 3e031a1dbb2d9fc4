import { describe, expect, it } from 'vitest'
import { computeAnswerAge, freshnessByWallClock, receiptOf, type ClockReading } from './answer-age.ts'

const answeredAt = 1_700_000_000_000
const received: ClockReading = { now: answeredAt, wallNow: answeredAt, monotonic: 5_000, sleptAt: null }
const receipt = receiptOf(answeredAt, received)

/** The clocks some time later; by default all have gone on alike. */
const after = (ms: number, differences: Partial<ClockReading> = {}): ClockReading => ({
  now: answeredAt + ms,
  wallNow: answeredAt + ms,
  monotonic: 5_000 + ms,
  sleptAt: null,
  ...differences,
})

describe('computeAnswerAge', () => {
  it('counts on from the answer', () => {
    expect(computeAnswerAge(receipt, after(9_500))).toEqual({ seconds: 9, freshness: 'fresh', countedMs: 9_500 })
  })

  it.each([
    [15_000, 'fresh'],
    [15_001, 'stale'],
    [60_000, 'stale'],
    [60_001, 'old'],
  ])('is after %i ms %s', (ms, freshness) => {
    expect(computeAnswerAge(receipt, after(ms)).freshness).toBe(freshness)
  })

  it('counts the time that an answer was on its way', () => {
    const late = receiptOf(answeredAt - 61_000, received)
    expect(computeAnswerAge(late, after(0))).toEqual({ seconds: 61, freshness: 'old', countedMs: 61_000 })
  })

  it('is held up by no clock that is set back', () => {
    const setBack = { wallNow: answeredAt - 3_600_000 }
    expect(computeAnswerAge(receipt, after(20_000, setBack))).toMatchObject({ seconds: 20, freshness: 'stale' })
  })

  it('counts sleep as age but not as time in a state', () => {
    const slept = after(3_600_000, { monotonic: 9_000, sleptAt: answeredAt + 4_000 })
    expect(computeAnswerAge(receipt, slept)).toEqual({ seconds: 3_600, freshness: 'old', countedMs: 4_000 })
    // The monotonic clock of some systems goes on in sleep.
    const counting = after(3_600_000, { sleptAt: answeredAt + 4_000 })
    expect(computeAnswerAge(receipt, counting).countedMs).toBe(4_000)
  })

  it('stays fresh through no sleep, also if the clock was set back before it', () => {
    const slept = after(9_000, { sleptAt: answeredAt - 60_000 })
    expect(computeAnswerAge(receipt, slept)).toEqual({ seconds: 9, freshness: 'stale', countedMs: 0 })
  })

  it('does not care about a sleep before the answer', () => {
    const rested = receiptOf(answeredAt, { ...received, sleptAt: answeredAt - 1 })
    expect(computeAnswerAge(rested, after(10_000, { sleptAt: answeredAt - 1 }))).toMatchObject({
      freshness: 'fresh',
      countedMs: 10_000,
    })
  })
})

describe('freshnessByWallClock', () => {
  it('is never fresh for a time that has not come yet', () => {
    expect(freshnessByWallClock(answeredAt, after(1_000))).toBe('fresh')
    expect(freshnessByWallClock(answeredAt, after(-1_000))).toBe('stale')
    expect(freshnessByWallClock(answeredAt, after(1_000, { sleptAt: answeredAt }))).toBe('stale')
  })
})
