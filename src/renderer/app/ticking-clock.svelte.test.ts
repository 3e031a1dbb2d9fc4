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

  it('goes on by the monotonic clock when the computer’s clock is set back', () => {
    const clock = new TickingClock()
    const stop = clock.start(document)
    vi.setSystemTime(1_000)
    vi.advanceTimersByTime(20_000)
    expect(clock.now).toBeGreaterThanOrEqual(1_019_000)
    expect(clock.wallNow).toBe(21_000)
    stop()
  })

  it('counts sleep, in which the computer’s clock alone goes on', () => {
    const clock = new TickingClock()
    vi.setSystemTime(4_600_000)
    clock.tick()
    expect(clock.now).toBe(4_600_000)
    expect(clock.monotonic).toBe(performance.now())
  })

  it('leaves no timer behind when stopped', () => {
    const stop = new TickingClock().start(document)
    stop()
    show('visible')
    expect(vi.getTimerCount()).toBe(0)
  })
})
