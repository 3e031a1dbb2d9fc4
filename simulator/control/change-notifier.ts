/** Lets callers wait for a change in the simulator's state. */
export interface ChangeNotifier {
  notify(): void
  /**
   * Resolves with the first defined result of `look`, called now and after each change.
   * @throws Error that names `what`, after `timeoutMs`.
   */
  waitFor<T>(look: () => T | undefined, what: string, timeoutMs: number): Promise<T>
}

/** Creates a notifier without listeners. */
export function createChangeNotifier(): ChangeNotifier {
  const listeners = new Set<() => void>()
  return {
    notify: () => listeners.forEach((listener) => listener()),
    waitFor: (look, what, timeoutMs) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(timer)
          listeners.delete(check)
          act()
        }
        const check = (): void => {
          const found = look()
          if (found !== undefined) settle(() => resolve(found))
        }
        const timer = setTimeout(() => settle(() => reject(new Error(`no ${what} within ${timeoutMs} ms`))), timeoutMs)
        listeners.add(check)
        check()
      }),
  }
}
