import { app } from 'electron'
import { redact } from '../../core/redact.ts'
import type { UncaughtErrors } from '../../core/uncaught-errors.ts'
import { visibleText } from '../../shared/visible-text.ts'
import { exitCodeFor } from './exit-codes.ts'
import { writeOutput } from './write-output.ts'

/** Sets up Electron for a command without a window. Must run before the app is ready. */
export function prepareWindowless(uncaught: UncaughtErrors): void {
  app.disableHardwareAcceleration()
  // Keeps Chromium's messages, except fatal ones, out of standard error.
  app.commandLine.appendSwitch('log-level', '3')
  app.dock?.hide()
  // The command's outcome is not to be trusted any more, and may never come.
  uncaught.onReported(({ what, reportId }) => void exitUnexpectedly(what, reportId))
}

/** Ends the command with one line that says what was thrown, without its secrets. */
export async function exitUnexpectedly(what: string, reportId?: string): Promise<void> {
  const [firstLine = ''] = redact(what)
    .replace(/^Error: /, '')
    .split('\n')
  const smallPrint = reportId === undefined ? 'internal' : `internal · ${reportId}`
  await writeOutput(() => process.stderr, `agentbar: ${visibleText(firstLine)} [${smallPrint}]\n`)
  app.exit(exitCodeFor('internal'))
}
