import type { KeyringState, SessionView } from '../../shared/app-snapshot.ts'
import type { AppError, ErrorCode } from '../../shared/error-codes.ts'
import { durationText } from '../../shared/i18n/duration.ts'
import { errorText } from '../../shared/i18n/error-text.ts'
import type { MessageKey } from '../../shared/i18n/messages.en.ts'
import { sessionEndText } from '../../shared/i18n/session-end-words.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { isElsewhere } from './sign-in-flow.svelte.ts'

/** What a banner's button does: signs in with what is stored, opens the sign-in view or the one for a hand-over, ends a wait, asks the keyring. */
export type SessionAction = 'sign-in' | 'open-sign-in' | 'open-adopt' | 'retry-now' | 'probe-keyring'

export interface BannerText {
  readonly title: string
  readonly next?: string
  readonly print?: string
  /** The first is the clear next step. */
  readonly buttons: readonly { readonly does: SessionAction; readonly label: MessageKey }[]
}

interface Facts {
  readonly keyring: KeyringState
  /** The keyring holds a password for the active profile. */
  readonly isPasswordStored: boolean
  readonly now: number
}

const daysWorthASay = 7

/** What has to be changed in the form; the same once more would fail again, and wrong passwords lock the account. */
const faultsOfInput: readonly ErrorCode[] = [
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
export function sessionBanner(t: Translator, session: SessionView, facts: Facts): BannerText | null {
  switch (session.state) {
    case 'signed-in': {
      const days = session.passwordExpiresInDays
      const isWorthASay = days !== null && days <= daysWorthASay
      return isWorthASay ? { title: t('banner.passwordExpires', { days }), buttons: [] } : null
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

function recovering(t: Translator, session: Extract<SessionView, { state: 'recovering' }>, now: number): BannerText {
  const { retryAt, problem } = session
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1_000)
  const isWaiting = seconds > 0
  const wait = isWaiting
    ? t('banner.recovering.nextIn', { duration: durationText(t, seconds) })
    : t('banner.recovering.now')
  const text = problem && problemText(t, problem)
  const needsAgent = problem !== null && /^(certificate|proxy)-/.test(problem.code)
  return {
    ...(text ?? { title: t('banner.recovering.title') }),
    next: needsAgent && text ? `${text.next} ${wait}` : wait,
    buttons: isWaiting ? [{ does: 'retry-now', label: 'banner.retryNow' }] : [],
  }
}

function lost(t: Translator, session: Extract<SessionView, { state: 'lost' }>, facts: Facts): BannerText {
  const { title, nextStep, smallPrint } = sessionEndText(t, session, facts.now)
  const buttons: BannerText['buttons'] =
    session.kind === 'adopted'
      ? [
          { does: 'open-adopt', label: 'banner.handOverAgain' },
          { does: 'open-sign-in', label: 'banner.signInHere' },
        ]
      : signInButtons(session.problem, 'banner.signInAgain', facts)
  return { title, next: nextStep, print: smallPrint, buttons }
}

function locked(t: Translator, keyring: KeyringState): BannerText {
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
function signInButtons(problem: AppError | null, label: MessageKey, facts: Facts): BannerText['buttons'] {
  if (isElsewhere(problem)) return [{ does: 'open-sign-in', label: 'banner.chooseHow' }]
  const isFormNeeded = problem !== null && faultsOfInput.includes(problem.code)
  if (isFormNeeded || !facts.isPasswordStored) return [{ does: 'open-sign-in', label }]
  return [
    { does: 'sign-in', label },
    { does: 'open-sign-in', label: 'banner.otherSignIn' },
  ]
}

function problemText(t: Translator, problem: AppError): { title: string; next: string; print: string } {
  const { title, nextStep, smallPrint } = errorText(t, problem)
  return { title, next: nextStep, print: smallPrint }
}
