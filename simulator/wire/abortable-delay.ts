/** Waits for a time or until one of the signals fires, whichever is first; never rejects. */
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
