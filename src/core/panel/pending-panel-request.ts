import type { PanelRequest } from '../../shared/commands.ts'

/**
 * What was asked of the panel from outside, until its page takes it: a page that is still loading, or was loaded anew, misses nothing. Only
 * the newest wish counts.
 */
export class PendingPanelRequest {
  readonly #onAsked: () => void
  #waiting: PanelRequest | null = null

  constructor(onAsked: () => void) {
    this.#onAsked = onAsked
  }

  ask(request: PanelRequest): void {
    this.#waiting = request
    this.#onAsked()
  }

  take(): PanelRequest | null {
    const taken = this.#waiting
    this.#waiting = null
    return taken
  }
}
