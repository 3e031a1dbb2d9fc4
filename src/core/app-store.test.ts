import { describe, expect, it, vi } from 'vitest'
import type { AppSnapshot } from '../shared/app-snapshot.ts'
import { exampleSnapshot as first } from '../../test/fixtures/example-snapshot.ts'
import { AppStore } from './app-store.ts'

const storeThatNeverFails = () =>
  new AppStore(first, (error) => {
    throw error
  })

describe('AppStore', () => {
  it('numbers each change by one and keeps the rest', () => {
    const store = storeThatNeverFails()
    store.update({ keyring: 'available' })
    store.update({ sleptAt: 7 })
    expect(store.current).toEqual({ ...first, revision: 3, keyring: 'available', sleptAt: 7 })
  })

  it('takes a change that changes nothing for none', () => {
    const store = storeThatNeverFails()
    const heard = vi.fn()
    store.subscribe(heard)
    store.update({ session: { state: 'signed-out', problem: null }, keyring: 'unknown' })
    store.update({})
    expect(store.current).toBe(first)
    expect(heard).not.toHaveBeenCalled()
  })

  it('never changes a snapshot that it gave out', () => {
    const store = storeThatNeverFails()
    const before = store.current
    store.update({ isDemo: true })
    expect(before).toMatchObject({ revision: 1, isDemo: false })
  })

  it('tells every subscriber, until its own subscription ends', () => {
    const store = storeThatNeverFails()
    const [one, two] = [vi.fn(), vi.fn()]
    const endOne = store.subscribe(one)
    store.subscribe(two)
    store.update({ keyring: 'locked' })
    endOne()
    endOne()
    store.update({ keyring: 'available' })
    expect(one.mock.calls.map(([snapshot]) => (snapshot as AppSnapshot).revision)).toEqual([2])
    expect(two.mock.calls.map(([snapshot]) => (snapshot as AppSnapshot).revision)).toEqual([2, 3])
  })

  it('ends on the newest snapshot for everybody when a subscriber changes something itself', () => {
    const store = storeThatNeverFails()
    const seen: number[] = []
    store.subscribe(({ keyring }) => {
      if (keyring === 'locked') store.update({ keyring: 'available' })
    })
    store.subscribe(({ revision }) => seen.push(revision))
    store.update({ keyring: 'locked' })
    expect(seen.at(-1)).toBe(3)
    expect(seen).toEqual([...seen].sort())
  })

  it('reports a subscriber that throws, and tells the others all the same', () => {
    const failed = vi.fn()
    const store = new AppStore(first, failed)
    const broken = new Error('no tray')
    const heard = vi.fn()
    store.subscribe(() => {
      throw broken
    })
    store.subscribe(heard)
    expect(() => store.update({ keyring: 'locked' })).not.toThrow()
    expect(failed).toHaveBeenCalledExactlyOnceWith(broken)
    expect(heard).toHaveBeenCalledOnce()
  })
})
