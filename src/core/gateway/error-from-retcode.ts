import { cutText } from '../../shared/cut-text.ts'
import { redactGuids } from '../redact.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'

/**
 * What each retcode means to us, by the table of docs/gateway.md §8. The reading of 100-007,
 * 100-008, 105-001 and 105-002 is our assumption.
 */
const codeByRetcode: Readonly<Record<string, ErrorCode>> = {
  '000-002': 'bad-parameter',
  '000-003': 'session-lost',
  '000-004': 'gateway-switching',
  '000-007': 'too-fast',
  '100-002': 'signed-in-elsewhere',
  '100-004': 'wrong-password',
  '100-006': 'session-lost',
  '100-007': 'colleague-not-found',
  '100-008': 'session-lost',
  '100-013': 'phone-invalid',
  '100-014': 'phone-out-of-range',
  '100-015': 'signed-in-elsewhere-protected',
  '100-020': 'password-expired',
  '100-021': 'too-fast',
  '105-001': 'session-lost',
  '105-002': 'gateway-switching',
  '105-005': 'sign-in-again',
  '105-006': 'sign-in-again',
  '105-007': 'sign-in-again',
  '110-016': 'account-locked',
}

/** A cloud's front answers in its own words when it is asked too fast (docs/gateway.md §1.4). */
const throttledByFront = 'APIG.0308'

const messageLimit = 200

/** The error for a retcode other than `"0"`. One that is not listed is passed on as it is. */
export function errorFromRetcode(retcode: string, message: string): AppError {
  const code = (Object.hasOwn(codeByRetcode, retcode) && codeByRetcode[retcode]) || 'gateway-refused'
  const said = cutText(redactGuids(message).trim(), messageLimit)
  return said === '' ? { code, retcode } : { code, retcode, message: said }
}

/** The error for what a cloud's front says in place of the gateway; null for anything unknown. */
export function errorFromFront(errorCode: string, message: string): AppError | null {
  return errorCode === throttledByFront ? { ...errorFromRetcode(errorCode, message), code: 'too-fast' } : null
}
