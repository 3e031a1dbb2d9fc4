import { describe, expect, it } from 'vitest'
import { exampleAnswer } from '../testing/example-data.ts'
import { computeAnswerAge } from './answer-age.ts'

const answeredAt = 1_700_000_000_000
const answer = exampleAnswer({ currentstatetime: 100 }, answeredAt)
const after = (ms: number): number => answeredAt + ms

describe('computeAnswerAge', () => {
  it('counts the time in state on from the answer', () => {
    expect(computeAnswerAge(answer, after(9_500), null)).toEqual({
      seconds: 9,
      freshness: 'fresh',
      secondsInState: 109,
    })
  })

  it.each([
    [15_000, 'fresh'],
    [15_001, 'stale'],
    [60_000, 'stale'],
    [60_001, 'old'],
  ])('is after %i ms %s', (ms, freshness) => {
    expect(computeAnswerAge(answer, after(ms), null).freshness).toBe(freshness)
  })

  it('stops counting at the sleep that came after the answer, and is not fresh', () => {
    const age = computeAnswerAge(answer, after(10_000), after(4_000))
    expect(age).toEqual({ seconds: 10, freshness: 'stale', secondsInState: 104 })
  })

  it('does not care about a sleep before the answer', () => {
    expect(computeAnswerAge(answer, after(10_000), after(-1))).toMatchObject({
      freshness: 'fresh',
      secondsInState: 110,
    })
  })

  it('counts nothing below zero when the clock was set back', () => {
    expect(computeAnswerAge(answer, after(-5_000), null)).toEqual({
      seconds: 0,
      freshness: 'fresh',
      secondsInState: 100,
    })
  })

  it('knows no time in state when the gateway gave none', () => {
    expect(
      computeAnswerAge(exampleAnswer({ currentstatetime: null }, answeredAt), after(5_000), null).secondsInState,
    ).toBeNull()
  })
})
