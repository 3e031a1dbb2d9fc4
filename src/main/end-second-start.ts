import { app, dialog } from 'electron'
import type { AppError } from '../shared/error-codes.ts'
import { describeError } from '../shared/i18n/describe-error.ts'
import { createTranslator } from '../shared/i18n/translator.ts'
import { instanceLockProblem } from './adapters/instance-lock.ts'
import { systemLanguage } from './composition/system-language.ts'
import type { UserDataFolder } from './composition/user-data-folder.ts'

/**
 * Ends a start that did not get the single-instance lock. Quietly if the program runs already: it
 * has the arguments. Else the lock could not be had, and the reason is said.
 */
export function endSecondStart({ used, problem }: UserDataFolder): void {
  const lockProblem = instanceLockProblem(used)
  if (lockProblem === null) return app.quit()
  void refuseStart({ code: 'user-data-unwritable', detail: problem ?? `${used}: ${lockProblem}` })
}

/** On standard error and, for those who started it from the desktop, in a message. */
async function refuseStart(error: AppError): Promise<void> {
  // Earlier, neither the language nor, on Linux, a message is to be had.
  await app.whenReady()
  const { title, nextStep, smallPrint } = describeError(createTranslator(systemLanguage(), process.platform), error)
  process.stderr.write(`agentbar: ${title} ${nextStep} [${smallPrint}]\n`)
  dialog.showErrorBox('AgentBar', `${title}\n\n${nextStep}\n\n${smallPrint}`)
  app.exit(1)
}
