import type { ElectronApplication } from '@playwright/test'
import type * as electronModules from 'electron'

type Modules = typeof electronModules

const mostTries = 3

/**
 * Asks main for something that changes nothing there. It is asked again when the answer was lost on its way: V8's inspector holds the promise of
 * an answer weakly, and a collection of garbage at the wrong moment takes it, most likely in a program that is just starting
 * (microsoft/playwright#33737). May go once V8 holds it.
 */
export async function askMain<Answer>(
  { electron }: { readonly electron: ElectronApplication },
  question: (modules: Modules) => Answer,
): Promise<Awaited<Answer>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await electron.evaluate(question)) as Awaited<Answer>
    } catch (fault) {
      if (tries === mostTries || !isAnswerLost(fault)) throw fault
    }
  }
}

const isAnswerLost = (fault: unknown): boolean =>
  fault instanceof Error && fault.message.includes('promise was garbage collected')
