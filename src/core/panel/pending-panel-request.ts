import type { PanelRequest } from '../../shared/commands.ts'

/**
 * The last request from outside to the panel's page, until the page takes it. So a page that is
 * still loading, or that is loaded again, does not miss it. A newer request replaces an older one.
 */
export class PendingPanelRequest {
  readonly #listeners = new Set<() => void>()
  #pending: PanelRequest | null = null

  submit(request: PanelRequest): void {
    this.#pending = request
    for (const listener of this.#listeners) listener()
  }

  /** Returns the pending request, once; null if there is none. */
  take(): PanelRequest | null {
    const taken = this.#pending
    this.#pending = null
    return taken
  }

  /** Calls the listener for each submitted request; the returned function ends the subscription. */
  onSubmitted(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
