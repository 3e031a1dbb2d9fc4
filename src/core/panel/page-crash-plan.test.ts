import { describe, expect, it } from 'vitest'
import { PageCrashPlan } from './page-crash-plan.ts'

describe('a page that crashes', () => {
  it('is loaded again at once, then after growing waits, then no more', () => {
    let now = 1_000_000
    const plan = new PageCrashPlan(() => now)
    const crash = () => {
      const delay = plan.delayAfterCrash()
      now += delay ?? 0
      return delay
    }
    expect([crash(), crash(), crash(), crash(), crash(), crash()]).toEqual([0, 500, 2_000, 5_000, null, null])
    plan.startOver()
    expect(crash()).toBe(0)
  })

  it('begins a new row after a minute of life', () => {
    let now = 1_000_000
    const plan = new PageCrashPlan(() => now)
    for (let crash = 0; crash < 10; crash += 1) {
      expect(plan.delayAfterCrash()).toBe(0)
      now += 60_001
    }
  })
})
