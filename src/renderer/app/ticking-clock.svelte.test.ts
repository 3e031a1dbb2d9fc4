import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TickingClock } from './ticking-clock.svelte.ts'

function show(visibility: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('TickingClock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
  afterEach(() => {
    show('visible')
    vi.useRealTimers()
  })

  it('ticks each second while the page is visible', () => {
    const clock = new TickingClock()
    const stop = clock.start(document)
    vi.advanceTimersByTime(3_000)
    expect(clock.now).toBe(1_003_000)
    stop()
  })

  it('runs no timer while the page is hidden, and is right at once when it is shown', () => {
    const clock = new TickingClock()
    const stop = clock.start(document)
    show('hidden')
    expect(vi.getTimerCount()).toBe(0)
    vi.setSystemTime(2_000_000)
    expect(clock.now).toBe(1_000_000)
    show('visible')
    expect(clock.now).toBe(2_000_000)
    stop()
  })

  it('leaves no timer behind when stopped', () => {
    const stop = new TickingClock().start(document)
    stop()
    show('visible')
    expect(vi.getTimerCount()).toBe(0)
  })
})
