import type { AppError } from './error-codes.ts'

/** The gateway has refused the sign-out with a word of its own, as during a call: the session goes on. */
export const isSignOutRefused = ({ retcode }: AppError): boolean => retcode !== undefined

/** No word came from the gateway: the session has ended here, and the gateway may still hold it. */
export const isSignOutUnconfirmed = (problem: AppError): boolean =>
  !isSignOutRefused(problem) && !problem.code.startsWith('keyring-')
