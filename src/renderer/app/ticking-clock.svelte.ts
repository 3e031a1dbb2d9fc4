/**
 * The page's time. It ticks each second, and only while the page is visible. A clock that is set
 * back cannot hold it up: it goes on by whichever has gone further since the last tick, the
 * computer's clock (which goes on in sleep) or the monotonic one (which nobody sets).
 */
export class TickingClock {
  #now = $state(Date.now())
  #wallNow = $state(Date.now())
  #monotonic = $state(performance.now())
  #timer: ReturnType<typeof setInterval> | undefined

  /** Milliseconds at the last tick. Only for ages: after the clock was set back it is ahead. */
  get now(): number {
    return this.#now
  }

  /** The computer's clock at the last tick (epoch milliseconds), for times that are shown. */
  get wallNow(): number {
    return this.#wallNow
  }

  /** Milliseconds on the monotonic clock at the last tick, for durations that are counted on. */
  get monotonic(): number {
    return this.#monotonic
  }

  /** Reads the time now, for an answer that has just come. */
  tick(): void {
    const wallNow = Date.now()
    const monotonic = performance.now()
    this.#now += Math.max(0, wallNow - this.#wallNow, monotonic - this.#monotonic)
    this.#wallNow = wallNow
    this.#monotonic = monotonic
  }

  /** Ticks while the document is visible, and when it becomes so. Returns the stop function. */
  start(page: Document): () => void {
    const follow = (): void => {
      clearInterval(this.#timer)
      if (page.visibilityState === 'hidden') return
      this.tick()
      this.#timer = setInterval(() => this.tick(), 1_000)
    }
    page.addEventListener('visibilitychange', follow)
    follow()
    return () => {
      page.removeEventListener('visibilitychange', follow)
      clearInterval(this.#timer)
    }
  }
}
