import { randomUUID } from 'node:crypto'
import type { Log } from '../core/ports.ts'
import { UncaughtErrors } from '../core/uncaught-errors.ts'

/**
 * From here on an error that leaves a callback, or a promise that nobody waits for, ends nothing
 * and opens no window. Without a listener Electron shows a modal box, behind which polls stop.
 */
export function catchUncaughtErrors(): UncaughtErrors {
  const errors = new UncaughtErrors({ now: Date.now, newReportId: newReportNumber })
  process.on('uncaughtException', errors.take)
  process.on('unhandledRejection', errors.take)
  return errors
}

/** A number under which the log holds what happened, short enough to be read out. */
export const newReportNumber = (): string => randomUUID().slice(0, 8)

/** Logs an error that the page reports, and returns the number under which the log holds it. */
export const pageErrorLog =
  (log: Pick<Log, 'error'>) =>
  (what: string): string => {
    const reportId = newReportNumber()
    log.error('error in the page', { reportId, what })
    return reportId
  }
