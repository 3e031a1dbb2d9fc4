import type { ErrorCode } from '../../shared/error-codes.ts'

/** Wrong usage, as shells use it. */
const usageError = 2
const otherError = 1

/**
 * One exit code for each kind of failure that a script may handle differently
 * (docs/command-line.md).
 */
const exitCodeByError: Readonly<Partial<Record<ErrorCode, number>>> = {
  'bad-input': usageError,
  'not-signed-in': 3,
  'no-gateway': 3,
  'session-lost': 3,
  'sign-in-again': 3,
  'colleague-not-found': 4,
  'lookup-not-allowed': 17,
  'workno-out-of-range': 5,
  'workno-not-a-number': 5,
  'gateway-unreachable': 6,
  'gateway-timeout': 7,
  'gateway-switching': 8,
  'too-fast': 8,
  'reply-not-understood': 9,
  'reply-too-large': 9,
  'gateway-redirect': 9,
  'gateway-http-status': 9,
  'certificate-unknown': 10,
  'certificate-expired': 10,
  'certificate-wrong-host': 10,
  'certificate-changed': 10,
  'certificate-weak': 10,
  'certificate-refused': 10,
  'client-certificate-needed': 10,
  'ca-file-unreadable': 10,
  'wrong-password': 11,
  'password-expired': 11,
  'password-change-demanded': 11,
  'account-locked': 11,
  'signed-in-elsewhere': 12,
  'signed-in-elsewhere-protected': 12,
  'phone-invalid': 13,
  'phone-out-of-range': 13,
  'keyring-absent': 14,
  'keyring-locked': 14,
  'keyring-changed': 14,
  'keyring-not-answering': 14,
  'keyring-failed': 14,
  'keyring-not-cleared': 14,
  'address-invalid': usageError,
  'http-not-allowed': usageError,
  'guid-invalid': usageError,
  busy: 15,
  'panel-not-answering': 15,
  'output-not-written': 16,
}

/** The exit code for a failure; 1 if it has none of its own. */
export const exitCodeFor = (code: ErrorCode): number => exitCodeByError[code] ?? otherError
