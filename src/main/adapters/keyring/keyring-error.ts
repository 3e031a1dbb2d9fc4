import type { AppError } from '../../../shared/error-codes.ts'

/** What the three systems say of a keyring that is shut, or that the user did not open. */
const lockedMessages = [/locked/i, /dismissed/i, /interaction is not allowed/i, /user cancell?ed/i]

/** What they say where there is none: no secret service, no session bus, no keychain, no vault. */
const absentMessages = [
  /org\.freedesktop\.secrets was not provided/i,
  /DBus\.Error\.(ServiceUnknown|NameHasNoOwner|Spawn\.)/,
  /StartServiceByName/,
  /auto-?launch/i,
  /^Could not connect/,
  /unsupported transport/i,
  /^The given address is empty/,
  /^Address element/,
  /keychain (could not be found|is available)/i,
  /logon session does not exist/i,
]

/**
 * What a message of the keyring means. One that is not known is a failure of the keyring: it does
 * not say that there is none.
 */
export function errorFromKeyringMessage(message: string): AppError {
  const detail = message.slice(0, 120)
  const isOneOf = (messages: readonly RegExp[]): boolean => messages.some((known) => known.test(message))
  if (isOneOf(lockedMessages)) return { code: 'keyring-locked', detail }
  return { code: isOneOf(absentMessages) ? 'keyring-absent' : 'keyring-failed', detail }
}
