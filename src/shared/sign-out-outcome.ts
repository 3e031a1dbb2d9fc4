import type { AppError } from './error-codes.ts'
import { success, type Result } from './result.ts'

/** The gateway itself refused the sign-out, as during a call: the session goes on. */
export const isSignOutRefused = ({ retcode }: AppError): boolean => retcode !== undefined

/** No word came from the gateway: the session has ended here, and the gateway may still hold it. */
export const isSignOutUnconfirmed = (problem: AppError): boolean =>
  !isSignOutRefused(problem) && !problem.code.startsWith('keyring-')

/**
 * Takes a sign-out that nobody confirmed for done. One that the gateway refused stays a failure.
 */
export const ignoreUnconfirmedSignOut = (signedOut: Result<null>): Result<null> =>
  signedOut.ok || !isSignOutRefused(signedOut.error) ? success(null) : signedOut
