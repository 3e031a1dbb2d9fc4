import { describe, expect, it } from 'vitest'
import { exampleAgent } from '../../test/fixtures/example-agent.ts'
import { signInTimeOf } from './sign-in-time.ts'

const answeredAt = Date.UTC(2026, 10, 27, 12)
const hour = 3_600_000
const read = (logindate: number | null, gatewayTime: number | null = answeredAt, countedMs = 0) =>
  signInTimeOf({ agent: { ...exampleAgent, logindate }, gatewayTime, answeredAt }, countedMs)

describe('signInTimeOf', () => {
  it('counts on from the answer', () => {
    expect(read(answeredAt - hour, answeredAt, 5_000)).toMatchObject({ kind: 'known', seconds: 3_605 })
    expect(read(answeredAt - hour, null, 5_000)).toMatchObject({ seconds: 3_605, clockDifferenceMs: null })
  })

  it('knows when there is none', () => {
    expect(read(null)).toEqual({ kind: 'not-given' })
  })

  it.each([
    ['the year 2100', 4_102_416_000_000],
    ['two minutes from now', answeredAt + 120_000],
  ])('takes %s for unclear, whoever tells the time', (_, at) => {
    expect(read(at)).toEqual({ kind: 'unclear', at })
    expect(read(at, null)).toEqual({ kind: 'unclear', at })
  })

  it('gives no duration to a moment that clocks do not agree about', () => {
    expect(read(answeredAt + 1_000)).toMatchObject({ kind: 'known', seconds: null })
  })

  it.each([
    ['ahead', 5 * 60_000, 5 * 60_000],
    ['behind', -61_000, -61_000],
    ['about the same', 60_000, null],
    ['the same', 0, null],
  ])('goes by the gateway’s clock, and says so when it is far off: %s', (_, difference, said) => {
    const gatewayTime = answeredAt + difference
    expect(read(gatewayTime - hour, gatewayTime)).toMatchObject({ seconds: 3_600, clockDifferenceMs: said })
  })
})
