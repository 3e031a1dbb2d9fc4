/** Every failure a person may meet, as a closed list. Each has a text and a next step in both languages (shared/i18n). */
export const errorCodes = [
  // said before anything is sent
  'workno-not-a-number',
  'workno-out-of-range',
  'no-gateway',
  'not-signed-in',
  'address-invalid',
  'http-not-allowed',
  'ca-file-unreadable',
  // the gateway's retcodes (docs/gateway.md §8)
  'session-lost',
  'gateway-switching',
  'sign-in-again',
  'colleague-not-found',
  'bad-parameter',
  'too-fast',
  'wrong-password',
  'password-expired',
  'password-change-demanded',
  'account-locked',
  'signed-in-elsewhere',
  'signed-in-elsewhere-protected',
  'phone-invalid',
  'phone-out-of-range',
  'gateway-refused',
  // the way to the gateway
  'gateway-unreachable',
  'gateway-timeout',
  'gateway-http-status',
  'gateway-redirect',
  'reply-too-large',
  'reply-not-understood',
  'certificate-unknown',
  'certificate-expired',
  'certificate-wrong-host',
  'certificate-changed',
  'certificate-weak',
  'certificate-refused',
  'client-certificate-needed',
  'proxy-unreachable',
  'proxy-sign-in-needed',
  // this workstation
  'keyring-absent',
  'keyring-locked',
  'keyring-changed',
  'keyring-not-answering',
  'settings-not-saved',
  'hotkey-taken',
  'start-at-login-refused',
  'busy',
  'panel-not-answering',
  'cancelled',
  // the page's calls to main
  'untrusted-sender',
  'unknown-command',
  'bad-input',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What may be wrong with a gateway's certificate. */
export type CertificateFault = Extract<ErrorCode, `certificate-${string}`>

/** A failure as plain data: crosses IPC whole. Texts are chosen by `code` where they are shown. */
export interface AppError {
  readonly code: ErrorCode
  /** The gateway's code as sent, for example `100-007`; shown in small print. */
  readonly retcode?: string
  /** The gateway's own words, cut to a sane length; never decided upon. */
  readonly message?: string
  /** A fact for the text: an HTTP status, a number of milliseconds, the field paths of bad input. */
  readonly detail?: string
  /** Number under which the log holds what happened (only `internal`). */
  readonly reportId?: string
}
