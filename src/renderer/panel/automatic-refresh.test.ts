import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import { createTranslator } from '../../shared/i18n/translator.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { TickingClock } from '../app/ticking-clock.svelte.ts'
import { exampleAnswer } from '../testing/example-data.ts'
import { AutomaticRefresh } from './automatic-refresh.ts'
import { LookupState } from './lookup-state.svelte.ts'

const talking = { status: 7, ctiStatus: 5 } as const

/** A card in sight, and the page's clock, which is ticked by the second. */
async function cardInSight() {
  const announced: string[] = []
  const asked: number[] = []
  let reply: Result<LookupAnswer | null> | null = null
  const clock = new TickingClock()
  const session = { state: 'signed-in' as 'signed-in' | 'recovering' }
  const lookup = new LookupState({
    api: {
      queryAgentInfoByWorkNo: async () => success(exampleAnswer(talking)),
      refreshAgentInfoByWorkNo: async () => {
        asked.push(Date.now())
        return reply ?? success(exampleAnswer(talking))
      },
    },
    app: { snapshot: { sleptAt: null, settings: { highestWorkno: 59_999 } } },
    clock,
  })
  const search = { lookup, isCardShown: true }
  const refresh = new AutomaticRefresh({
    app: { snapshot: { session } },
    texts: { t: createTranslator('en') },
    clock,
    announcer: { announce: (text) => void announced.push(text) },
    search,
    random: () => 0.5,
  })
  lookup.query = '20011'
  await lookup.lookUp()
  await refresh.askIfDue()
  return {
    ...{ announced, asked, search, session, refresh, lookup },
    replyWith: (next: Result<LookupAnswer | null>) => void (reply = next),
    async pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second += 1) {
        await vi.advanceTimersByTimeAsync(1_000)
        clock.tick()
        await refresh.askIfDue()
      }
    },
  }
}

describe('AutomaticRefresh', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks about every 5 s while the panel is in use, and no more 5 minutes after the last use', async () => {
    const { asked, pass, refresh } = await cardInSight()
    await pass(60)
    expect(asked).toHaveLength(12)
    await pass(24 * 60)
    expect(asked).toHaveLength(60)
    refresh.noteUse()
    await pass(1)
    expect(asked).toHaveLength(61)
  })

  it('asks at once when the panel is shown, also after hours', async () => {
    const { asked, refresh } = await cardInSight()
    await vi.advanceTimersByTimeAsync(3_600_000)
    await refresh.askNow()
    expect(asked).toHaveLength(1)
  })

  it('asks nothing without a card in sight, or without a session', async () => {
    const { asked, pass, search, session, refresh } = await cardInSight()
    search.isCardShown = false
    await pass(30)
    search.isCardShown = true
    session.state = 'recovering'
    await pass(30)
    await refresh.askNow()
    expect(asked).toEqual([])
  })

  it('waits twice as long after each failure, at most a minute, and as before after an answer', async () => {
    const { asked, pass, replyWith } = await cardInSight()
    const gaps = () => asked.slice(1).map((at, index) => Math.round((at - (asked[index] ?? 0)) / 1_000))
    replyWith(failure({ code: 'gateway-timeout' }))
    await pass(200)
    expect(gaps()).toEqual([9, 18, 36, 60, 60])
    replyWith(success(exampleAnswer(talking)))
    await pass(54)
    expect(gaps().slice(-2)).toEqual([60, 5])
  })

  it('gives up when there is no such colleague any more, until the agent asks', async () => {
    const { asked, pass, replyWith, lookup } = await cardInSight()
    replyWith(failure({ code: 'colleague-not-found' }))
    await pass(120)
    expect(asked).toHaveLength(1)
    await lookup.lookUp()
    await pass(6)
    expect(asked).toHaveLength(2)
  })

  it('says in one sentence what changed of the availability, and nothing of any other answer', async () => {
    const { announced, pass, replyWith } = await cardInSight()
    replyWith(success(exampleAnswer({ ...talking, currentstatetime: 99 })))
    await pass(10)
    expect(announced).toEqual([])
    replyWith(success(exampleAnswer()))
    await pass(15)
    expect(announced).toEqual(['Li Lei: Free.'])
  })
})
