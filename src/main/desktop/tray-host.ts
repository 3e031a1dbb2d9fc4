/**
 * Calls the listener with the present state and then for each change; resolves after the first
 * call.
 */
export type WatchTrayHost = (onChanged: (isPresent: boolean) => void) => Promise<() => void>

/** Whether the desktop has a part that shows tray icons. */
export class TrayHost {
  readonly #watch: WatchTrayHost
  readonly #listeners = new Set<(isPresent: boolean) => void>()
  #isPresent: boolean | null = null
  #stopWatching: () => void = () => undefined

  constructor(watch: WatchTrayHost) {
    this.#watch = watch
  }

  /** Null until the desktop has answered for the first time. */
  get isPresent(): boolean | null {
    return this.#isPresent
  }

  /** Calls the listener for each change, the first answer included. */
  onChanged(listener: (isPresent: boolean) => void): void {
    this.#listeners.add(listener)
  }

  /** Resolves once the state is known. */
  async start(): Promise<void> {
    this.#stopWatching = await this.#watch((isPresent) => {
      this.#isPresent = isPresent
      for (const listener of this.#listeners) listener(isPresent)
    })
  }

  stop(): void {
    this.#stopWatching()
  }
}
