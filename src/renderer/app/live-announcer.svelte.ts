/** What a screen reader is told next, through the page's one live region. */
export class LiveAnnouncer {
  #text = $state('')

  get text(): string {
    return this.#text
  }

  /** Says a text once. The same text again is made different by a trailing no-break space, or it would stay unsaid. */
  say(text: string): void {
    this.#text = this.#text === text ? `${text}\u00a0` : text
  }
}
