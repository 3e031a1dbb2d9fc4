import { app, dialog } from 'electron'
import type { AppError } from '../shared/error-codes.ts'
import { describeError } from '../shared/i18n/describe-error.ts'
import { createTranslator } from '../shared/i18n/translator.ts'
import { systemLanguage } from './composition/system-language.ts'

/**
 * Ends a start that cannot go on. Says why and what to do, on standard error and, for those who
 * started it from the desktop, in a message.
 */
export async function refuseStart(error: AppError): Promise<void> {
  // Earlier, neither the language nor, on Linux, a message is to be had.
  await app.whenReady()
  const { title, nextStep, smallPrint } = describeError(createTranslator(systemLanguage()), error)
  process.stderr.write(`agentbar: ${title} ${nextStep} [${smallPrint}]\n`)
  dialog.showErrorBox('AgentBar', `${title}\n\n${nextStep}\n\n${smallPrint}`)
  app.exit(1)
}
