import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RequestBudget } from './request-budget.ts'

describe('RequestBudget', () => {
  const takenAtOnce = (budget: RequestBudget): number => {
    let taken = 0
    while (budget.take()) taken += 1
    return taken
  }

  it('gives a burst of five, then one a second, and saves up no more than the burst', () => {
    const clock = new ManualClock()
    const budget = new RequestBudget(clock)
    expect(takenAtOnce(budget)).toBe(5)
    clock.advance(999)
    expect(budget.take()).toBe(false)
    clock.advance(1)
    expect(takenAtOnce(budget)).toBe(1)
    clock.advance(3_000)
    expect(takenAtOnce(budget)).toBe(3)
    clock.advance(3_600_000)
    expect(takenAtOnce(budget)).toBe(5)
  })

  it('never gives more than the burst and one a second, however often it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_500 }), { maxLength: 200 }), (pauses) => {
        const clock = new ManualClock()
        const budget = new RequestBudget(clock)
        let taken = 0
        let elapsedMs = 0
        for (const pause of pauses) {
          clock.advance(pause)
          elapsedMs += pause
          if (budget.take()) taken += 1
          expect(taken).toBeLessThanOrEqual(5 + elapsedMs / 1_000)
        }
      }),
    )
  })

  it('is neither refilled nor stopped by a clock that is set back', () => {
    let now = 10_000_000
    const budget = new RequestBudget({ now: () => now })
    expect(takenAtOnce(budget)).toBe(5)
    now -= 3_600_000
    expect(budget.take()).toBe(false)
    now += 1_000
    expect(takenAtOnce(budget)).toBe(1)
  })
})
