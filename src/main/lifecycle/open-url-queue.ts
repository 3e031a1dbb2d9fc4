import { app } from 'electron'

/** The links that macOS opens the program by, also those that come before it is ready: they started it. */
export class OpenUrlQueue {
  #listener: ((link: string) => void) | null = null
  readonly #waiting: string[] = []

  constructor() {
    app.on('open-url', (event, link) => {
      event.preventDefault()
      if (this.#listener) this.#listener(link)
      else this.#waiting.push(link)
    })
  }

  /** Hands over each link, first those that came before. */
  follow(listener: (link: string) => void): void {
    this.#listener = listener
    for (const link of this.#waiting.splice(0)) listener(link)
  }
}
