import type { KeyringState, SessionView } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import { describeError } from '../../shared/i18n/describe-error.ts'
import { describeSessionEnd } from '../../shared/i18n/describe-session-end.ts'
import { formatDurationInWords } from '../../shared/i18n/format-duration.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { isSignedInElsewhere } from '../app/session-elsewhere.ts'

/**
 * What a button of the banner does: sign in with the stored password, open the sign-in view, open
 * the view that adopts a session, end a wait, or ask the keyring again.
 */
export type SessionAction = 'sign-in' | 'open-sign-in' | 'open-adopt' | 'retry-now' | 'probe-keyring'

export interface SessionBannerButton {
  readonly action: SessionAction
  readonly label: MessageKey
}

export interface SessionBannerContent {
  readonly title: string
  readonly nextStep?: string
  readonly smallPrint?: string
  /** The first one is the recommended step. */
  readonly buttons: readonly SessionBannerButton[]
}

interface BannerInputs {
  readonly keyring: KeyringState
  /** The keyring holds a password for the active profile, and can be read. */
  readonly isPasswordStored: boolean
  readonly now: number
}

const passwordWarningDays = 7

/**
 * Errors that need a change in the form. The same sign-in would fail again, and wrong passwords
 * lock the account.
 */
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

/**
 * The next step of an error where the button below it is that step: what else there is to know, or
 * null. The command line, which has no buttons, says all of it.
 */
const nextStepsBesideButtons: Partial<Record<ErrorCode, MessageKey | null>> = {
  'no-gateway': null,
  'not-signed-in': null,
  'session-lost': null,
  'sign-in-again': null,
  'signed-in-elsewhere': null,
  'signed-in-elsewhere-protected': 'elsewhere.protected',
  'keyring-locked': 'banner.next.keyringLocked',
  'keyring-changed': 'banner.next.keyringChanged',
  'keyring-not-answering': 'banner.next.keyringNotAnswering',
  'keyring-failed': 'banner.next.keyringFailed',
}

/** What a problem of the session is, beside the buttons that do something about it. */
function describeProblem(t: Translator, problem: AppError): Omit<SessionBannerContent, 'buttons'> {
  const { title, nextStep, smallPrint } = describeError(t, problem)
  const besideButtons = nextStepsBesideButtons[problem.code]
  if (besideButtons === null) return { title, smallPrint }
  return { title, nextStep: besideButtons === undefined ? nextStep : t(besideButtons), smallPrint }
}

/** What the panel says about the session, and what the agent can do; null for no banner. */
export function sessionBannerContent(
  t: Translator,
  session: SessionView,
  inputs: BannerInputs,
): SessionBannerContent | null {
  switch (session.state) {
    case 'signed-in': {
      const days = session.passwordExpiresInDays
      const isExpiringSoon = days !== null && days <= passwordWarningDays
      return isExpiringSoon ? { title: t('banner.passwordExpires', { days }), buttons: [] } : null
    }
    case 'signed-out': {
      const buttons = signInButtons(session.problem, 'banner.signIn', inputs)
      if (session.problem) return { ...describeProblem(t, session.problem), buttons }
      return { title: t('banner.signedOut.title'), buttons }
    }
    case 'signing-in':
      return { title: t('banner.signingIn.title', { agent: session.agentId }), buttons: [] }
    case 'signing-out':
      return { title: t('banner.signingOut.title', { agent: session.agentId }), buttons: [] }
    case 'recovering':
      return recoveringContent(t, session, inputs.now)
    case 'lost':
      return lostContent(t, session, inputs)
    case 'locked':
      return lockedContent(t, inputs.keyring)
  }
}

/** The session in one sentence: what the banner says, or the state where there is no trouble. */
export function describeSession(
  t: Translator,
  session: SessionView,
  inputs: Omit<BannerInputs, 'isPasswordStored'>,
): string {
  if (session.state === 'signed-in') return t(session.kind === 'adopted' ? 'session.adopted' : 'session.signed-in')
  const content = sessionBannerContent(t, session, { ...inputs, isPasswordStored: false })
  return content?.title ?? t(`session.${session.state}`)
}

function recoveringContent(
  t: Translator,
  session: Extract<SessionView, { state: 'recovering' }>,
  now: number,
): SessionBannerContent {
  const { retryAt, problem } = session
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1_000)
  const isWaiting = seconds > 0
  const wait = isWaiting
    ? t('banner.recovering.nextIn', { duration: formatDurationInWords(t, seconds) })
    : t('banner.recovering.now')
  const text = problem && describeError(t, problem)
  const needsAgent = problem !== null && /^(certificate|proxy)-/.test(problem.code)
  return {
    ...(text ?? { title: t('banner.recovering.title') }),
    nextStep: needsAgent && text ? `${text.nextStep} ${wait}` : wait,
    buttons: isWaiting ? [{ action: 'retry-now', label: 'banner.retryNow' }] : [],
  }
}

function lostContent(
  t: Translator,
  session: Extract<SessionView, { state: 'lost' }>,
  inputs: BannerInputs,
): SessionBannerContent {
  const { title, nextStep } = describeSessionEnd(t, session, inputs.now)
  const problem = describeProblem(t, session.problem)
  const buttons: readonly SessionBannerButton[] =
    session.kind === 'adopted'
      ? [
          { action: 'open-adopt', label: 'banner.handOverAgain' },
          { action: 'open-sign-in', label: 'banner.signInHere' },
        ]
      : signInButtons(session.problem, 'banner.signInAgain', inputs)
  return { ...problem, title, ...(nextStep === null ? {} : { nextStep }), buttons }
}

function lockedContent(t: Translator, keyring: KeyringState): SessionBannerContent {
  const key = keyring === 'not-answering' ? 'notAnswering' : keyring === 'failed' ? 'keyringFailed' : 'locked'
  return {
    title: t(`banner.${key}.title`),
    nextStep: t(`banner.${key}.next`),
    buttons: [
      { action: 'probe-keyring', label: 'keyring.ask' },
      { action: 'open-sign-in', label: 'banner.signInAnew' },
    ],
  }
}

/** A stored password that may still be right needs one press. Otherwise the agent types it. */
function signInButtons(
  problem: AppError | null,
  label: MessageKey,
  inputs: BannerInputs,
): readonly SessionBannerButton[] {
  // The quiet way first. What signs the other program out is said in the form, before the choice.
  if (isSignedInElsewhere(problem))
    return [
      { action: 'open-adopt', label: 'elsewhere.adopt' },
      { action: 'open-sign-in', label: 'banner.chooseHow' },
    ]
  const isFormNeeded = problem !== null && errorsNeedingForm.includes(problem.code)
  if (isFormNeeded || !inputs.isPasswordStored) return [{ action: 'open-sign-in', label }]
  return [
    { action: 'sign-in', label },
    { action: 'open-sign-in', label: 'banner.otherSignIn' },
  ]
}
