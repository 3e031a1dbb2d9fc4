/**
 * Resolves after `ms`, or as soon as one of the signals fires. Without `ms` only a signal ends it.
 * Never rejects.
 */
export function abortableDelay(ms: number | undefined, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(finish, ms)
    function finish(): void {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', finish)
      resolve()
    }
    if (signals.some((signal) => signal.aborted)) return finish()
    for (const signal of signals) signal.addEventListener('abort', finish)
  })
}
