import type { ElectronApplication } from '@playwright/test'
import type * as electronModules from 'electron'

type Modules = typeof electronModules

const maxAttempts = 3

/**
 * Evaluates a read-only function in the main process. Reattempt when the result is lost: V8's
 * inspector holds the promise weakly, so that a garbage collection can take it
 * (microsoft/playwright#33737). Can go once V8 holds it.
 */
export async function evaluateInMain<Result>(
  { electron }: { readonly electron: ElectronApplication },
  read: (modules: Modules) => Result,
): Promise<Awaited<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await electron.evaluate(read)) as Awaited<Result>
    } catch (error) {
      if (attempt === maxAttempts || !isResultLost(error)) throw error
    }
  }
}

const isResultLost = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('promise was garbage collected')
