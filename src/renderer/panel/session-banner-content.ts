import type { KeyringState, SessionView } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import { formatDuration } from '../../shared/i18n/format-duration.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import { describeSessionEnd } from '../../shared/i18n/describe-session-end.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { isSignedInElsewhere } from '../sign-in/sign-in-flow.svelte.ts'

/** What a banner's button does: signs in with what is stored, opens the sign-in view or the one for a hand-over, ends a wait, asks the keyring. */
export type SessionAction = 'sign-in' | 'open-sign-in' | 'open-adopt' | 'retry-now' | 'probe-keyring'

export interface SessionBannerContent {
  readonly title: string
  readonly next?: string
  readonly print?: string
  /** The first is the clear next step. */
  readonly buttons: readonly { readonly does: SessionAction; readonly label: MessageKey }[]
}

interface BannerInputs {
  readonly keyring: KeyringState
  /** The keyring holds a password for the active profile. */
  readonly isPasswordStored: boolean
  readonly now: number
}

const passwordWarningDays = 7

/** What has to be changed in the form; the same once more would fail again, and wrong passwords lock the account. */
const errorsNeedingForm: readonly ErrorCode[] = [
  'wrong-password',
  'password-expired',
  'password-change-demanded',
  'phone-invalid',
  'phone-out-of-range',
  'address-invalid',
  'http-not-allowed',
  'ca-file-unreadable',
  'keyring-absent',
  'keyring-changed',
]

/** What the panel says about the session, and what can be done; null when there is nothing to say. */
export function sessionBannerContent(
  t: Translator,
  session: SessionView,
  facts: BannerInputs,
): SessionBannerContent | null {
  switch (session.state) {
    case 'signed-in': {
      const days = session.passwordExpiresInDays
      const isExpiringSoon = days !== null && days <= passwordWarningDays
      return isExpiringSoon ? { title: t('banner.passwordExpires', { days }), buttons: [] } : null
    }
    case 'signed-out': {
      const buttons = signInButtons(session.problem, 'banner.signIn', facts)
      if (session.problem) return { ...problemText(t, session.problem), buttons }
      return { title: t('banner.signedOut.title'), next: t('banner.signedOut.next'), buttons }
    }
    case 'signing-in':
      return { title: t('banner.signingIn.title', { agent: session.agentId }), buttons: [] }
    case 'signing-out':
      return { title: t('banner.signingOut.title', { agent: session.agentId }), buttons: [] }
    case 'recovering':
      return recovering(t, session, facts.now)
    case 'lost':
      return lost(t, session, facts)
    case 'locked':
      return locked(t, facts.keyring)
  }
}

function recovering(
  t: Translator,
  session: Extract<SessionView, { state: 'recovering' }>,
  now: number,
): SessionBannerContent {
  const { retryAt, problem } = session
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1_000)
  const isWaiting = seconds > 0
  const wait = isWaiting
    ? t('banner.recovering.nextIn', { duration: formatDuration(t, seconds) })
    : t('banner.recovering.now')
  const text = problem && problemText(t, problem)
  const needsAgent = problem !== null && /^(certificate|proxy)-/.test(problem.code)
  return {
    ...(text ?? { title: t('banner.recovering.title') }),
    next: needsAgent && text ? `${text.next} ${wait}` : wait,
    buttons: isWaiting ? [{ does: 'retry-now', label: 'banner.retryNow' }] : [],
  }
}

function lost(
  t: Translator,
  session: Extract<SessionView, { state: 'lost' }>,
  facts: BannerInputs,
): SessionBannerContent {
  const { title, nextStep, smallPrint } = describeSessionEnd(t, session, facts.now)
  const buttons: SessionBannerContent['buttons'] =
    session.kind === 'adopted'
      ? [
          { does: 'open-adopt', label: 'banner.handOverAgain' },
          { does: 'open-sign-in', label: 'banner.signInHere' },
        ]
      : signInButtons(session.problem, 'banner.signInAgain', facts)
  return { title, next: nextStep, print: smallPrint, buttons }
}

function locked(t: Translator, keyring: KeyringState): SessionBannerContent {
  const words = keyring === 'not-answering' ? 'notAnswering' : 'locked'
  return {
    title: t(`banner.${words}.title`),
    next: t(`banner.${words}.next`),
    buttons: [
      { does: 'probe-keyring', label: 'keyring.ask' },
      { does: 'open-sign-in', label: 'banner.signInAnew' },
    ],
  }
}

/** With a stored password that may still be right one press is enough; else the agent types it. */
function signInButtons(
  problem: AppError | null,
  label: MessageKey,
  facts: BannerInputs,
): SessionBannerContent['buttons'] {
  if (isSignedInElsewhere(problem)) return [{ does: 'open-sign-in', label: 'banner.chooseHow' }]
  const isFormNeeded = problem !== null && errorsNeedingForm.includes(problem.code)
  if (isFormNeeded || !facts.isPasswordStored) return [{ does: 'open-sign-in', label }]
  return [
    { does: 'sign-in', label },
    { does: 'open-sign-in', label: 'banner.otherSignIn' },
  ]
}

function problemText(t: Translator, problem: AppError): { title: string; next: string; print: string } {
  const { title, nextStep, smallPrint } = describeError(t, problem)
  return { title, next: nextStep, print: smallPrint }
}
