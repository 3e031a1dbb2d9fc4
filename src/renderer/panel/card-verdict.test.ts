import { describe, expect, it } from 'vitest'
import type { AgentInfo } from '../../shared/agent-info.ts'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import type { AnswerAge } from './answer-age.ts'
import { cardVerdict } from './card-verdict.ts'

const fresh: AnswerAge = { seconds: 10, freshness: 'fresh', countedMs: 10_400 }
const verdictOf = (differences: Partial<AgentInfo>, reasonName: string | null = null, age = fresh) =>
  cardVerdict({ ...exampleAgent, ...differences }, reasonName, age)

describe('the verdict of a card', () => {
  it.each(['fresh', 'stale'] as const)('counts the time in the state on while the answer is %s', (freshness) => {
    const verdict = verdictOf({ currentstatetime: 248 }, null, { ...fresh, freshness })
    expect(verdict).toMatchObject({ isOld: false, seconds: 258.4 })
  })

  it('has the time that the gateway gave once the answer is old', () => {
    const old: AnswerAge = { seconds: 90, freshness: 'old', countedMs: 90_000 }
    expect(verdictOf({ currentstatetime: 248 }, null, old)).toMatchObject({ isOld: true, seconds: 248 })
  })

  it('has no time where the gateway gave none', () => {
    expect(verdictOf({ currentstatetime: null }).seconds).toBeNull()
  })

  it.each([
    [{ status: 8, ctiStatus: 8 }, 'Lunch', 'Lunch'],
    [{ status: 8, ctiStatus: 8 }, '', null],
    [{ status: 8, ctiStatus: 8 }, null, null],
    [{ status: 4, ctiStatus: 1 }, 'Lunch', null],
  ])('names the reason of a rest alone: %o, %o', (states, reasonName, reason) => {
    expect(verdictOf(states, reasonName).reason).toBe(reason)
  })

  it.each([
    [{ status: 2, ctiStatus: 0 }, 'offline', false],
    [{ status: 2, ctiStatus: null }, 'offline', false],
    [{ status: 1, ctiStatus: 0 }, 'offline', true],
    [{ status: 2, ctiStatus: 1 }, 'unknown', true],
    [{ status: 4, ctiStatus: 5 }, 'unknown', true],
    [{ status: 42, ctiStatus: null }, 'unknown', true],
  ])('has the state unless the availability says the same: %o', (states, availability, hasState) => {
    expect(verdictOf(states)).toMatchObject({ availability, hasState })
  })
})
