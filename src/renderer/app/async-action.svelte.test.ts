import { describe, expect, it } from 'vitest'
import { failure, success, type Result } from '../../shared/result.ts'
import { AsyncAction } from './async-action.svelte.ts'

describe('AsyncAction', () => {
  it('is pending until the answer comes, then has its value', async () => {
    const action = new AsyncAction<number>()
    let answer: (reply: Result<number>) => void = () => undefined
    const running = action.run(() => new Promise((resolve) => (answer = resolve)))
    expect(action.isPending).toBe(true)
    answer(success(7))
    expect(await running).toBe(true)
    expect(action).toMatchObject({ isPending: false, value: 7, error: null })
  })

  it('has the error of a failure, until it is tried again', async () => {
    const action = new AsyncAction<number>()
    expect(await action.run(async () => failure({ code: 'gateway-unreachable' }))).toBe(false)
    expect(action.error?.code).toBe('gateway-unreachable')
    await action.run(async () => success(1))
    expect(action.error).toBeNull()
  })

  it('does not start a second time while pending', async () => {
    const action = new AsyncAction<null>()
    let started = 0
    let answer: (reply: Result<null>) => void = () => undefined
    const act = (): Promise<Result<null>> => {
      started += 1
      return new Promise((resolve) => (answer = resolve))
    }
    const running = action.run(act)
    expect(await action.run(act)).toBe(false)
    answer(success(null))
    await running
    expect(started).toBe(1)
  })
})
