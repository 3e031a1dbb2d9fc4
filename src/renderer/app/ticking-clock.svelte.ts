/** The page's time. It ticks each second, and only while the page is visible. */
export class TickingClock {
  #now = $state(Date.now())
  #timer: ReturnType<typeof setInterval> | undefined

  /** Epoch milliseconds at the last tick. */
  get now(): number {
    return this.#now
  }

  /** Reads the time now, for an answer that has just come. */
  tick(): void {
    this.#now = Date.now()
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
