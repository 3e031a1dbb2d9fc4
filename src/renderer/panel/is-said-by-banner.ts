import type { SessionView } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'

/**
 * What a failure is about: the session, one part of the way to the gateway, or nothing but what was
 * asked, which the banner never says.
 */
type Topic = 'session' | 'keyring' | 'gateway' | 'certificate' | 'proxy' | 'request'

const topics: Readonly<Record<ErrorCode, Topic>> = {
  'workno-not-a-number': 'request',
  'workno-out-of-range': 'request',
  'no-gateway': 'session',
  'not-signed-in': 'session',
  'address-invalid': 'session',
  'http-not-allowed': 'session',
  'ca-file-unreadable': 'session',
  'guid-invalid': 'session',
  'session-lost': 'session',
  'gateway-switching': 'gateway',
  'sign-in-again': 'session',
  'colleague-not-found': 'request',
  'lookup-not-allowed': 'request',
  'bad-parameter': 'request',
  'too-fast': 'request',
  'wrong-password': 'session',
  'password-expired': 'session',
  'password-change-demanded': 'session',
  'account-locked': 'session',
  'signed-in-elsewhere': 'session',
  'signed-in-elsewhere-protected': 'session',
  'phone-invalid': 'session',
  'phone-out-of-range': 'session',
  'gateway-refused': 'request',
  'gateway-unreachable': 'gateway',
  'gateway-timeout': 'gateway',
  'gateway-http-status': 'gateway',
  'gateway-redirect': 'gateway',
  'reply-too-large': 'request',
  'reply-not-understood': 'request',
  'certificate-unknown': 'certificate',
  'certificate-expired': 'certificate',
  'certificate-wrong-host': 'certificate',
  'certificate-changed': 'certificate',
  'certificate-weak': 'certificate',
  'certificate-refused': 'certificate',
  'client-certificate-needed': 'certificate',
  'proxy-unreachable': 'proxy',
  'proxy-sign-in-needed': 'proxy',
  'keyring-absent': 'keyring',
  'keyring-locked': 'keyring',
  'keyring-changed': 'keyring',
  'keyring-not-answering': 'keyring',
  'keyring-failed': 'keyring',
  'keyring-not-cleared': 'request',
  'settings-not-saved': 'request',
  'user-data-unwritable': 'request',
  'hotkey-taken': 'request',
  'start-at-login-refused': 'request',
  busy: 'request',
  'panel-not-answering': 'request',
  'output-not-written': 'request',
  cancelled: 'session',
  'untrusted-sender': 'request',
  'unknown-command': 'request',
  'bad-input': 'request',
  'question-outdated': 'request',
  internal: 'request',
}

function topicOf({ code, reason }: AppError): Topic {
  if (reason === 'session-not-ready') return 'session'
  return reason === 'proxy-settings' ? 'proxy' : topics[code]
}

/**
 * Whether the banner about the session says already why something failed, so that the failure is
 * not shown beside it. Without a session every failure on the way to the gateway is a matter of the
 * banner. While the session is being recovered, it is one if the banner speaks of the same thing.
 */
export function isSaidByBanner(session: SessionView, error: AppError): boolean {
  if ('problem' in session && session.problem?.code === error.code && session.problem.retcode === error.retcode)
    return true
  const topic = topicOf(error)
  if (session.state === 'signed-in' || topic === 'request') return false
  if (session.state !== 'recovering' || topic === 'session' || topic === 'keyring') return true
  return topic === (session.problem ? topicOf(session.problem) : 'gateway')
}
