import type { AppSnapshot } from '../shared/app-snapshot.ts'

/**
 * Holds the snapshot, numbers its revisions and tells the subscribers. A patch that changes nothing
 * makes no new revision.
 */
export class AppStore {
  readonly #listeners = new Set<(snapshot: AppSnapshot) => void>()
  #current: AppSnapshot

  constructor(first: AppSnapshot) {
    this.#current = first
  }

  get current(): AppSnapshot {
    return this.#current
  }

  update(patch: Partial<Omit<AppSnapshot, 'revision'>>): void {
    const next = { ...this.#current, ...patch }
    if (JSON.stringify(next) === JSON.stringify(this.#current)) return
    this.#current = { ...next, revision: this.#current.revision + 1 }
    for (const listener of this.#listeners) listener(this.#current)
  }

  subscribe(listener: (snapshot: AppSnapshot) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
