/** The text of the page's one live region, which a screen reader speaks when it changes. */
export class LiveAnnouncer {
  #text = $state('')

  get text(): string {
    return this.#text
  }

  /** Announces a text. A trailing no-break space makes a repeated text a change. */
  announce(text: string): void {
    this.#text = this.#text === text ? `${text}\u00a0` : text
  }
}
