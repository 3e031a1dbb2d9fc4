import type { AppSnapshot, ColleagueView, SessionView } from '../../shared/app-snapshot.ts'
import { formatClockTime } from '../../shared/i18n/format-values.ts'
import { availabilityLabel } from '../../shared/i18n/agent-state-labels.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

/** Told apart by shape: signed in, under way, lost, signed out. */
export type TrayIconName = 'signed-in' | 'working' | 'lost' | 'signed-out'

export type TrayAction =
  | { readonly type: 'open' | 'sign-in' | 'sign-out' | 'reset-position' | 'settings' | 'quit' }
  | { readonly type: 'look-up'; readonly workno: string }

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }

export interface TrayView {
  readonly icon: TrayIconName
  readonly tooltip: string
  readonly menu: readonly TrayItem[]
}

/** More would be no quick way any more. */
const mostRecent = 5
const mostPinned = 10

const icons: Readonly<Record<SessionView['state'], TrayIconName>> = {
  'signed-out': 'signed-out',
  'signing-in': 'working',
  'signed-in': 'signed-in',
  'signing-out': 'working',
  recovering: 'working',
  lost: 'lost',
  locked: 'lost',
}

/**
 * What the tray shows for a state of the program. What is said of a colleague carries its time, since a menu may stand open, or stay as it
 * is, for hours (docs/product.md §10.1).
 */
export function trayView(snapshot: AppSnapshot, t: Translator, now: number): TrayView {
  const { session, favouriteColleagues, recentColleagues } = snapshot
  const action = (label: string, type: Exclude<TrayAction['type'], 'look-up'>): TrayItem => ({
    kind: 'action',
    label,
    action: { type },
  })
  const people = (heading: string, colleagues: readonly ColleagueView[]): TrayItem[] =>
    colleagues.length === 0
      ? []
      : [
          { kind: 'separator' },
          { kind: 'heading', label: heading },
          ...colleagues.map((one): TrayItem => {
            return {
              kind: 'action',
              label: colleagueLabel(one, t, now),
              action: { type: 'look-up', workno: one.workno },
            }
          }),
        ]
  return {
    icon: icons[session.state],
    tooltip: trayTooltip(snapshot, t),
    menu: [
      action(t('tray.open'), 'open'),
      ...people(t('favourites.title'), favouriteColleagues.slice(0, mostPinned)),
      ...people(t('recent.title'), recentColleagues.slice(0, mostRecent)),
      { kind: 'separator' },
      sessionItem(session, t),
      action(t('tray.resetPosition'), 'reset-position'),
      action(t('header.settings'), 'settings'),
      { kind: 'separator' },
      action(t('tray.quit'), 'quit'),
    ],
  }
}

function trayTooltip({ session, isDemo }: AppSnapshot, t: Translator): string {
  const who = session.state === 'signed-out' ? '' : `${session.agentId} · `
  return `AgentBar${isDemo ? ` (${t('header.demo')})` : ''}\n${who}${t(`session.${session.state}`)}`
}

function sessionItem(session: SessionView, t: Translator): TrayItem {
  const isOut = session.state === 'signed-out' || session.state === 'lost' || session.state === 'locked'
  return isOut
    ? { kind: 'action', label: t('settings.signIn'), action: { type: 'sign-in' } }
    : { kind: 'action', label: t('settings.signOut'), action: { type: 'sign-out' } }
}

function colleagueLabel({ workno, name, last }: ColleagueView, t: Translator, now: number): string {
  const who = name === workno ? workno : `${name} ${workno}`
  if (!last) return who
  const word = availabilityLabel(t, last.availability)
  return `${who} · ${t('tray.stateAt', { state: word, time: formatClockTime(t.language, last.at, now) })}`
}
