/** Tells whoever waits for it that something of the simulator has changed. */
export interface ChangeNotifier {
  tell(): void
  /** Resolves with the first value that `look` finds, now or after a change. @throws Error after `timeoutMs`. */
  waitFor<T>(look: () => T | undefined, what: string, timeoutMs: number): Promise<T>
}

/** Creates the channel; nobody waits yet. */
export function createChangeNotifier(): ChangeNotifier {
  const listeners = new Set<() => void>()
  return {
    tell: () => listeners.forEach((listener) => listener()),
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
