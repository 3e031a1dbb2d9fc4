/**
 * Every failure a person may meet, as a closed list. Each has a text and a next step in both
 * languages (shared/i18n).
 */
export const errorCodes = [
  // said before anything is sent
  'workno-not-a-number',
  'workno-out-of-range',
  'no-gateway',
  'not-signed-in',
  'address-invalid',
  'http-not-allowed',
  'ca-file-unreadable',
  'guid-invalid',
  // the gateway's retcodes (docs/gateway.md §8)
  'session-lost',
  'gateway-switching',
  'sign-in-again',
  'colleague-not-found',
  'lookup-not-allowed',
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
  'keyring-failed',
  'keyring-not-cleared',
  'settings-not-saved',
  'user-data-unwritable',
  'hotkey-taken',
  'start-at-login-refused',
  'busy',
  'panel-not-answering',
  'output-not-written',
  'cancelled',
  // the page's calls to main
  'untrusted-sender',
  'unknown-command',
  'bad-input',
  'question-outdated',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What may be wrong with a gateway's certificate. */
export type CertificateFault = Extract<ErrorCode, `certificate-${string}`>

export const isCertificateFault = (code: ErrorCode): code is CertificateFault => code.startsWith('certificate-')

/** Why, in more detail than the code. Decisions and texts may depend on it, unlike `detail`. */
export const errorReasons = [
  /** `reply-not-understood`: the body was empty. */
  'empty-reply',
  /** `gateway-http-status`: 404 or 405, nothing answers to this path or verb. */
  'unknown-path',
  /** `session-lost`: the gateway reported that the agent was signed out (docs/gateway.md §5.4). */
  'signed-out-by-gateway',
  /** `gateway-timeout`: the system's proxy settings were waited for, not the gateway. */
  'proxy-settings',
  /** `gateway-timeout`: the session was waited for, which is being restored or recovered. */
  'session-not-ready',
  /** `gateway-unreachable`: the gateway ended the TLS handshake without giving a reason. */
  'handshake-refused',
  /** `gateway-unreachable`: what answers on this port does not speak TLS: perhaps plain http. */
  'not-tls',
  /** `gateway-unreachable`: the gateway speaks only versions of TLS that are no longer safe. */
  'tls-too-old',
  /** `gateway-unreachable`: what came back is no valid HTTP reply. */
  'malformed-reply',
  /** `gateway-unreachable`: the host is there, but nothing listens on the port. */
  'connection-refused',
  /** `gateway-unreachable`: no address is known for the host's name. */
  'host-not-found',
  /** `ca-file-unreadable`: a folder, a pipe or a device. */
  'no-regular-file',
  /** `ca-file-unreadable`: more than a megabyte. */
  'file-too-large',
  /** `ca-file-unreadable`: a share that does not answer, as a rule. */
  'file-not-answering',
  /** `ca-file-unreadable`: it was read, but holds no certificate. */
  'no-certificate',
  /** `ca-file-unreadable`: the page named a path that the agent chose in no dialog. */
  'file-not-chosen',
  /** `busy`: a session exists, so the agent must sign out first. */
  'already-signed-in',
  /** `not-signed-in` on the command line: the running panel has a session in memory only. */
  'signed-in-in-panel-only',
  /** `bad-input` on the command line: standard input is no text in UTF-8 or marked UTF-16. */
  'not-text',
  /** `panel-not-answering`: what answers in the panel's place could not prove that it is ours. */
  'panel-not-proven',
  /** `internal`: the page could not draw what it was to show. */
  'drawing',
] as const
export type ErrorReason = (typeof errorReasons)[number]

/** A failure as plain data: crosses IPC whole. Texts are chosen by `code` where they are shown. */
export interface AppError {
  readonly code: ErrorCode
  /** The gateway's code as sent, for example `100-007`; shown in small print. */
  readonly retcode?: string
  /** The gateway's own words, cut to a sane length; never decided upon. */
  readonly message?: string
  readonly reason?: ErrorReason
  /** Host and port that were tried (only `gateway-unreachable` and `gateway-timeout`). */
  readonly address?: string
  /** The work number that was asked for (only `colleague-not-found`). */
  readonly workno?: string
  /** The work numbers that are taken here (only `workno-out-of-range`). */
  readonly range?: { readonly lowest: number; readonly highest: number }
  /** How long was waited before giving up (only `gateway-timeout`). */
  readonly timeoutMs?: number
  /** A fact to be shown, never decided upon: an HTTP status, the field paths of bad input. */
  readonly detail?: string
  /** Number under which the log holds what happened (only `internal`). */
  readonly reportId?: string
}
