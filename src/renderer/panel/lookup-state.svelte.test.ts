import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { TickingClock } from '../app/ticking-clock.svelte.ts'
import { LookupState } from './lookup-state.svelte.ts'

/** A lookup whose replies the test gives one by one, in any order. */
function heldLookup(): {
  lookup: LookupState
  /** The numbers that were asked for, those of refreshes among them. */
  asked: string[]
  reply: (index: number, result: Result<LookupAnswer>) => void
} {
  const asked: string[] = []
  const resolvers: ((result: Result<LookupAnswer>) => void)[] = []
  const ask = (workno: string): Promise<Result<LookupAnswer>> => {
    asked.push(workno)
    return new Promise((resolve) => resolvers.push(resolve))
  }
  const lookup = new LookupState({
    api: { queryAgentInfoByWorkNo: ask, refreshAgentInfoByWorkNo: ask },
    app: { snapshot: { sleptAt: null, settings: { highestWorkno: 59_999 } } },
    clock: new TickingClock(),
  })
  return { lookup, asked, reply: (index, result) => resolvers[index]?.(result) }
}

const timeout = failure({ code: 'gateway-timeout' })
const lookUp = (lookup: LookupState, text: string): ReturnType<LookupState['lookUp']> => {
  lookup.query = text
  return lookup.lookUp()
}

describe('LookupState', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('drops the late reply to an earlier question', async () => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    const second = lookUp(lookup, '20012')
    reply(1, success(exampleAnswer({ workno: '20012' })))
    await second
    reply(0, success(exampleAnswer({ workno: '20011' })))
    expect(await first).toBeNull()
    expect(lookup.answer?.agent.workno).toBe('20012')
    expect(lookup.phase).toEqual({ name: 'found', workno: '20012' })
  })

  it('puts the old answer away as soon as another number is asked for', async () => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer()))
    await first
    void lookUp(lookup, '20012')
    expect(lookup.answer).toBeNull()
  })

  it('shows nothing of a refresh until its answer is there, and then the answer', async () => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer({ status: 7, ctiStatus: 5 })))
    await first
    const { answer, phase } = lookup
    const refreshed = lookup.refresh()
    expect([lookup.answer, lookup.phase]).toEqual([answer, phase])
    reply(1, success(exampleAnswer()))
    expect(await refreshed).toMatchObject({ name: 'answered' })
    expect(lookup.answer?.agent.status).toBe(4)
    expect(lookup.hasTurnedFree).toBe(true)
  })

  it('changes nothing when a refresh fails', async () => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer()))
    await first
    const { answer, phase } = lookup
    const refreshed = lookup.refresh()
    reply(1, timeout)
    expect(await refreshed).toMatchObject({ name: 'failed' })
    expect([lookup.answer, lookup.phase]).toEqual([answer, phase])
  })

  it.each([
    ['cleared', (lookup: LookupState) => lookup.clear()],
    ['replaced by another number', (lookup: LookupState) => void lookUp(lookup, '20012')],
    [
      'put away, since it could not be drawn',
      (lookup: LookupState) => void (lookup.answer && lookup.noteUndrawn(lookup.answer, { code: 'internal' })),
    ],
  ])('drops the late answer of a refresh of a card that was %s', async (_, putAway) => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer()))
    await first
    const refreshed = lookup.refresh()
    putAway(lookup)
    reply(1, success(exampleAnswer()))
    expect(await refreshed).toEqual({ name: 'not-now' })
    expect(lookup.answer).toBeNull()
  })

  it('keeps the old answer beneath an error about the same number', async () => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer()))
    await first
    const second = lookUp(lookup, '20011')
    expect(lookup.answer?.agent.workno).toBe('20011')
    reply(1, timeout)
    await second
    expect(lookup.phase).toMatchObject({ name: 'failed', workno: '20011', error: { code: 'gateway-timeout' } })
    expect(lookup.answer?.agent.workno).toBe('20011')
  })

  it('shows no old answer beneath an error about another number', async () => {
    const { lookup, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer()))
    await first
    const second = lookUp(lookup, '20012')
    reply(1, timeout)
    await second
    expect(lookup.answer).toBeNull()
  })

  it('is slow only after 150 ms without a reply', async () => {
    const { lookup, reply } = heldLookup()
    const asking = lookUp(lookup, '20011')
    vi.advanceTimersByTime(149)
    expect(lookup.phase).toMatchObject({ name: 'asking', isSlow: false })
    vi.advanceTimersByTime(1)
    expect(lookup.phase).toMatchObject({ name: 'asking', isSlow: true })
    reply(0, success(exampleAnswer()))
    await asking
    vi.advanceTimersByTime(1_000)
    expect(lookup.phase.name).toBe('found')
  })

  it('counts the 150 ms of each question for itself', () => {
    const { lookup } = heldLookup()
    void lookUp(lookup, '20011')
    vi.advanceTimersByTime(100)
    void lookUp(lookup, '20012')
    vi.advanceTimersByTime(100)
    expect(lookup.phase).toEqual({ name: 'asking', workno: '20012', isSlow: false })
  })

  it.each([
    ['99', { code: 'workno-out-of-range', range: { lowest: 101, highest: 59_999 } }],
    ['60000', { code: 'workno-out-of-range', range: { lowest: 101, highest: 59_999 } }],
    ['Li Lei', { code: 'workno-not-a-number' }],
  ])('says what is wrong with %s and sends nothing', async (text, error) => {
    const { lookup, asked } = heldLookup()
    await lookUp(lookup, text)
    expect(lookup.phase).toEqual({ name: 'failed', workno: null, error })
    expect(asked).toEqual([])
  })

  it('accepts full-width digits and blanks around them', () => {
    const { lookup, asked } = heldLookup()
    void lookUp(lookup, ' ２００１１ ')
    expect(asked).toEqual(['20011'])
  })

  it('asks again about the number last asked for, not about what is typed meanwhile', async () => {
    const { lookup, asked, reply } = heldLookup()
    const first = lookUp(lookup, '20011')
    reply(0, success(exampleAnswer()))
    await first
    lookup.query = '3'
    void lookup.lookUpAgain()
    expect(asked).toEqual(['20011', '20011'])
    expect(lookup.query).toBe('20011')
  })

  it('drops a reply that arrives after it was cleared', async () => {
    const { lookup, reply } = heldLookup()
    const asking = lookUp(lookup, '20011')
    lookup.clear()
    reply(0, success(exampleAnswer()))
    await asking
    expect(lookup.phase).toEqual({ name: 'empty' })
    expect(lookup.answer).toBeNull()
    expect(lookup.query).toBe('')
  })
})
