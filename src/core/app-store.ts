import type { AppSnapshot } from '../shared/app-snapshot.ts'

/**
 * Holds the snapshot, numbers its revisions and tells the subscribers. A patch that changes nothing
 * makes no new revision.
 */
export class AppStore {
  readonly #listeners = new Set<(snapshot: AppSnapshot) => void>()
  readonly #onListenerFailed: (error: unknown) => void
  #current: AppSnapshot

  /**
   * @param onListenerFailed gets what a subscriber threw: that is no fault of whoever wrote, nor a
   *   reason to keep the news from the others.
   */
  constructor(first: AppSnapshot, onListenerFailed: (error: unknown) => void) {
    this.#current = first
    this.#onListenerFailed = onListenerFailed
  }

  get current(): AppSnapshot {
    return this.#current
  }

  update(patch: Partial<Omit<AppSnapshot, 'revision'>>): void {
    const next = { ...this.#current, ...patch }
    if (JSON.stringify(next) === JSON.stringify(this.#current)) return
    this.#current = { ...next, revision: this.#current.revision + 1 }
    for (const listener of this.#listeners) this.#tell(listener)
  }

  #tell(listener: (snapshot: AppSnapshot) => void): void {
    try {
      listener(this.#current)
    } catch (error) {
      this.#onListenerFailed(error)
    }
  }

  subscribe(listener: (snapshot: AppSnapshot) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
