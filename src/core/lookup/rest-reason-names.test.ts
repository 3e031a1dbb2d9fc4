import { describe, expect, it, vi } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { RestReasons } from '../gateway/parse-rest-reasons.ts'
import { RestReasonNames } from './rest-reason-names.ts'

const resting = { status: 8, currentStateReason: 1 }
const reasons: RestReasons = new Map([[1, '用餐']])
const known = (): Promise<Result<RestReasons>> => Promise.resolve(success(reasons))
const refused = (): Promise<Result<RestReasons>> => Promise.resolve(failure({ code: 'gateway-http-status' }))

function namesWith(answer: () => Promise<Result<RestReasons>>) {
  const clock = new ManualClock()
  const queryRestReasons = vi.fn(answer)
  return { clock, queryRestReasons, names: new RestReasonNames({ clock, session: { queryRestReasons } }) }
}

describe('the name of a rest reason', () => {
  it('is asked of the gateway once, and is known from then on', async () => {
    const { names, queryRestReasons } = namesWith(known)
    expect(await names.nameFor(resting, 'a')).toBe('用餐')
    expect(await names.nameFor(resting, 'a')).toBe('用餐')
    expect(await names.nameFor({ ...resting, currentStateReason: 2 }, 'a')).toBeNull()
    expect(queryRestReasons).toHaveBeenCalledOnce()
  })

  it.each([
    ['no rest', { status: 3, currentStateReason: 1 }],
    ['a rest without a reason', { status: 8, currentStateReason: 0 }],
    ['a rest of an older gateway', { status: 8, currentStateReason: null }],
  ])('is not asked for %s', async (_what, agent) => {
    const { names, queryRestReasons } = namesWith(known)
    expect(await names.nameFor(agent, 'a')).toBeNull()
    expect(queryRestReasons).not.toHaveBeenCalled()
  })

  it('does not hold an answer up for more than 300 ms, and is there for the next one', async () => {
    let answer: (reply: Result<RestReasons>) => void = () => undefined
    const { names, clock } = namesWith(() => new Promise((resolve) => (answer = resolve)))
    const first = names.nameFor(resting, 'a')
    clock.advance(300)
    expect(await first).toBeNull()
    answer(success(reasons))
    expect(await names.nameFor(resting, 'a')).toBe('用餐')
    expect(clock.waiting).toBe(0)
  })

  it('belongs to the gateway that gave it', async () => {
    const { names, queryRestReasons } = namesWith(known)
    await names.nameFor(resting, 'a')
    await names.nameFor(resting, 'b')
    expect(queryRestReasons).toHaveBeenCalledTimes(2)
  })

  it('is asked of a gateway that refused it again after ten minutes, not before', async () => {
    const { names, clock, queryRestReasons } = namesWith(refused)
    expect(await names.nameFor(resting, 'a')).toBeNull()
    clock.advance(599_999)
    expect(await names.nameFor(resting, 'a')).toBeNull()
    expect(queryRestReasons).toHaveBeenCalledOnce()
    clock.advance(1)
    await names.nameFor(resting, 'a')
    expect(queryRestReasons).toHaveBeenCalledTimes(2)
  })
})
