import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import type { AgentBarApi } from '../../shared/ipc-contract.ts'

/** The page's copy of main's snapshot: replaced as a whole, never changed here. */
export class AppState {
  #snapshot: AppSnapshot
  readonly #unsubscribe: () => void

  private constructor(first: AppSnapshot, unsubscribe: () => void) {
    this.#snapshot = $state.raw(first)
    this.#unsubscribe = unsubscribe
  }

  /** Subscribes before it reads, so that no change is missed. Throws when the read fails. */
  static async connect(api: Pick<AgentBarApi, 'on' | 'readSnapshot'>): Promise<AppState> {
    const early: AppSnapshot[] = []
    let apply = (next: AppSnapshot): void => void early.push(next)
    const unsubscribe = api.on('snapshotChanged', (next) => apply(next))
    const reply = await api.readSnapshot()
    if (!reply.ok) {
      unsubscribe()
      throw new Error(`The program's state could not be read: ${reply.error.code}`)
    }
    const state = new AppState(reply.value, unsubscribe)
    apply = (next) => state.#apply(next)
    early.forEach(apply)
    return state
  }

  get snapshot(): AppSnapshot {
    return this.#snapshot
  }

  stop(): void {
    this.#unsubscribe()
  }

  #apply(next: AppSnapshot): void {
    if (next.revision > this.#snapshot.revision) this.#snapshot = next
  }
}
