import { app } from 'electron'

/**
 * The links by which macOS opens the program. The link that starts the program arrives before the
 * program is ready, so links are kept until somebody listens. Create it before the app is ready.
 */
export class OpenUrlQueue {
  #listener: ((url: string) => void) | null = null
  readonly #queued: string[] = []

  constructor() {
    app.on('open-url', (event, url) => {
      event.preventDefault()
      if (this.#listener) this.#listener(url)
      else this.#queued.push(url)
    })
  }

  /**
   * Calls the listener for each link, first for those that arrived before. Replaces the listener.
   */
  listen(listener: (url: string) => void): void {
    this.#listener = listener
    for (const url of this.#queued.splice(0)) listener(url)
  }
}
