import type { AppError } from './error-codes.ts'
import { success, type Result } from './result.ts'

/** The gateway itself refused the sign-out, as during a call: the session goes on. */
export const isSignOutRefused = ({ retcode }: AppError): boolean => retcode !== undefined

/** The gateway did not answer: the session has ended here, but the gateway may still have it. */
export const isSignOutUnconfirmed = (problem: AppError): boolean =>
  !isSignOutRefused(problem) && !problem.code.startsWith('keyring-')

/** Treats an unconfirmed sign-out as done. A refused one stays a failure. */
export const ignoreUnconfirmedSignOut = (signedOut: Result<null>): Result<null> =>
  signedOut.ok || !isSignOutRefused(signedOut.error) ? success(null) : signedOut
