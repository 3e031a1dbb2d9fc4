/**
 * The promise's value, or `otherwise` when it rejects or takes longer. Chromium forgets to answer
 * what was asked of a network process that has died. Never rejects.
 */
export function settleWithin<T>(timeoutMs: number, promise: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), timeoutMs)
    void promise
      .catch(() => otherwise)
      .then((value) => {
        clearTimeout(timer)
        resolve(value)
      })
  })
}
