/** The page's time, a tick each second, only while the page is visible. */
export class TickingClock {
  #now = $state(Date.now())
  #timer: ReturnType<typeof setInterval> | undefined

  /** Epoch milliseconds, as of the last tick. */
  get now(): number {
    return this.#now
  }

  /** Reads the time at once, for an answer that has just come. */
  tick(): void {
    this.#now = Date.now()
  }

  /** Ticks while the document is visible, and at once when it becomes so. The returned function ends it. */
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
