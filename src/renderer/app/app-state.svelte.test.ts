import { describe, expect, it } from 'vitest'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { exampleSignedInSnapshot } from '../testing/example-data.ts'
import { createFakeApi } from '../testing/fake-api.ts'
import { AppState } from './app-state.svelte.ts'

const revision = (number: number): AppSnapshot => ({ ...exampleSignedInSnapshot, revision: number })

describe('AppState', () => {
  it('keeps the newest of the changes that arrive before the first read returns', async () => {
    let answer: (reply: Result<AppSnapshot>) => void = () => undefined
    const fake = createFakeApi(exampleSignedInSnapshot, {
      readSnapshot: () => new Promise((resolve) => (answer = resolve)),
    })
    const connecting = AppState.connect(fake.api)
    fake.push('snapshotChanged', revision(5))
    fake.push('snapshotChanged', revision(4))
    answer(success(revision(3)))
    expect((await connecting).snapshot.revision).toBe(5)
  })

  it('takes a higher revision and ignores a lower one', async () => {
    const fake = createFakeApi(revision(7))
    const state = await AppState.connect(fake.api)
    fake.push('snapshotChanged', revision(6))
    expect(state.snapshot.revision).toBe(7)
    fake.push('snapshotChanged', revision(8))
    expect(state.snapshot.revision).toBe(8)
  })

  it('hears nothing more once stopped', async () => {
    const fake = createFakeApi(revision(1))
    const state = await AppState.connect(fake.api)
    state.stop()
    fake.push('snapshotChanged', revision(2))
    expect(state.snapshot.revision).toBe(1)
  })

  it('throws when main cannot be read at all', async () => {
    const fake = createFakeApi(exampleSignedInSnapshot, { readSnapshot: () => failure({ code: 'internal' }) })
    await expect(AppState.connect(fake.api)).rejects.toThrow('internal')
  })
})
