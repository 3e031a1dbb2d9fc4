import { describe, expect, it, vi } from 'vitest'
import type { AppSnapshot } from '../shared/app-snapshot.ts'
import { exampleSnapshot as first } from '../../test/fixtures/example-snapshot.ts'
import { AppStore } from './app-store.ts'

describe('AppStore', () => {
  it('numbers each change by one and keeps the rest', () => {
    const store = new AppStore(first)
    store.update({ keyring: 'available' })
    store.update({ sleptAt: 7 })
    expect(store.current).toEqual({ ...first, revision: 3, keyring: 'available', sleptAt: 7 })
  })

  it('takes a change that changes nothing for none', () => {
    const store = new AppStore(first)
    const heard = vi.fn()
    store.subscribe(heard)
    store.update({ session: { state: 'signed-out', problem: null }, keyring: 'unknown' })
    store.update({})
    expect(store.current).toBe(first)
    expect(heard).not.toHaveBeenCalled()
  })

  it('never changes a snapshot that it gave out', () => {
    const store = new AppStore(first)
    const before = store.current
    store.update({ isDemo: true })
    expect(before).toMatchObject({ revision: 1, isDemo: false })
  })

  it('tells every subscriber, until its own subscription ends', () => {
    const store = new AppStore(first)
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
    const store = new AppStore(first)
    const seen: number[] = []
    store.subscribe(({ keyring }) => {
      if (keyring === 'locked') store.update({ keyring: 'available' })
    })
    store.subscribe(({ revision }) => seen.push(revision))
    store.update({ keyring: 'locked' })
    expect(seen.at(-1)).toBe(3)
    expect(seen).toEqual([...seen].sort())
  })
})
