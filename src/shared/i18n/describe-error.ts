import type { AppError } from '../error-codes.ts'
import { visibleText } from '../visible-text.ts'
import type { Translator } from './translator.ts'

export interface ErrorText {
  /** What happened, as one sentence. */
  readonly title: string
  /** What the person can do now. */
  readonly nextStep: string
  /** For the help desk: the gateway's retcode where there is one, our code, the report number. */
  readonly smallPrint: string
}

/**
 * The text of a failure, chosen by its code and reason. The gateway's own words are quoted for
 * retcodes that we do not know, and in small print where a right is missing: they may name it.
 */
export function describeError(t: Translator, error: AppError): ErrorText {
  const seconds = wholeSeconds(error.timeoutMs)
  const said = error.code === 'lookup-not-allowed' ? error.message : undefined
  const values = {
    // The names that a text selects by have no hyphens.
    reason: error.reason?.replaceAll('-', '_') ?? 'none',
    // Both may be words of the gateway or of the command line.
    detail: visibleText(error.detail ?? ''),
    address: error.address ?? '',
    hasAddress: error.address ? 'yes' : 'no',
    hasDetail: error.detail ? 'yes' : 'no',
    message: visibleText(error.message ?? ''),
    hasMessage: error.message ? 'yes' : 'no',
    workno: error.workno ?? '',
    hasWorkno: error.workno ? 'yes' : 'no',
    lowest: String(error.range?.lowest),
    highest: String(error.range?.highest),
    hasRange: error.range ? 'yes' : 'no',
    retcode: visibleText(error.retcode ?? '?'),
    seconds: seconds ?? 0,
    hasSeconds: seconds === null ? 'no' : 'yes',
  }
  return {
    title: t(`error.${error.code}.title`, values),
    nextStep: t(`error.${error.code}.next`, values),
    smallPrint: visibleText(
      [error.retcode, error.code, said, error.reportId].filter((part) => part !== undefined).join(' · '),
    ),
  }
}

const wholeSeconds = (milliseconds = 0): number | null =>
  milliseconds >= 1_000 ? Math.round(milliseconds / 1_000) : null
