import type { AppError } from './error-codes.ts'
import { success, type Result } from './result.ts'

/** The gateway has refused the sign-out with a word of its own, as during a call: the session goes on. */
export const isSignOutRefused = ({ retcode }: AppError): boolean => retcode !== undefined

/** No word came from the gateway: the session has ended here, and the gateway may still hold it. */
export const isSignOutUnconfirmed = (problem: AppError): boolean =>
  !isSignOutRefused(problem) && !problem.code.startsWith('keyring-')

/** Whether the session is out of the way after this sign-out: one that nobody confirmed is, one that was refused is not. */
export const ignoreUnconfirmedSignOut = (signedOut: Result<null>): Result<null> =>
  signedOut.ok || !isSignOutRefused(signedOut.error) ? success(null) : signedOut
