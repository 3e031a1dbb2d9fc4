import { describe, expect, it } from 'vitest'
import { PollTimeout } from './poll-timeout.ts'

describe('the time-out of a poll', () => {
  it('is 25 s with a gateway that holds polls as documented', () => {
    const timeout = new PollTimeout()
    for (const heldMs of [0, 10_000, 10_400, 3_000]) {
      timeout.noteAnswered(heldMs)
      expect(timeout.ms).toBeLessThan(26_000)
    }
  })

  it('grows while polls are not answered in time, to less than the two minutes a session has', () => {
    const timeout = new PollTimeout()
    const tried = [0, 1, 2, 3].map(() => {
      timeout.noteTimedOut()
      return timeout.ms
    })
    expect(tried).toEqual([60_000, 110_000, 110_000, 110_000])
  })

  it('stays above the longest hold once that is known, also after short ones', () => {
    const timeout = new PollTimeout()
    timeout.noteTimedOut()
    timeout.noteAnswered(45_000)
    timeout.noteAnswered(200)
    expect(timeout.ms).toBe(77_500)
  })

  it('is the usual one again after an outage', () => {
    const timeout = new PollTimeout()
    timeout.noteTimedOut()
    timeout.noteTimedOut()
    timeout.noteAnswered(10_000)
    expect(timeout.ms).toBe(25_000)
  })
})
