import type { AppSnapshot, ColleagueView, SessionView } from '../../shared/app-snapshot.ts'
import { hotkeyLabel } from '../../shared/i18n/hotkey-label.ts'
import { formatClockTime } from '../../shared/i18n/format-values.ts'
import { availabilityLabel } from '../../shared/i18n/agent-state-labels.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { visibleText } from '../../shared/visible-text.ts'

/** The icons differ in shape, not only in colour. */
export type TrayIconName = 'signed-in' | 'working' | 'lost' | 'signed-out'

export type TrayAction =
  | { readonly type: 'open' | 'sign-in' | 'sign-out' | 'change-shift' | 'reset-position' | 'settings' | 'quit' }
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

/** A longer menu would not be quick to use. */
const maxRecent = 5
const maxFavourites = 10

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
 * The tray icon, tooltip and menu for a snapshot. A colleague's availability is shown with its
 * time, since a menu may stay open or unchanged for hours (docs/product.md §10.1).
 */
export function trayView(snapshot: AppSnapshot, t: Translator, now: number): TrayView {
  const { session, favouriteColleagues, recentColleagues } = snapshot
  const action = (label: string, type: Exclude<TrayAction['type'], 'look-up'>): TrayItem => ({
    kind: 'action',
    label,
    action: { type },
  })
  const colleagueItems = (heading: string, colleagues: readonly ColleagueView[]): TrayItem[] =>
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
  const hotkey = hotkeyLabel(t, snapshot)
  return {
    icon: icons[session.state],
    tooltip: trayTooltip(snapshot, t),
    menu: [
      action(hotkey ? t('tray.openWithHotkey', { keys: hotkey }) : t('tray.open'), 'open'),
      ...colleagueItems(t('favourites.title'), favouriteColleagues.slice(0, maxFavourites)),
      ...colleagueItems(t('recent.title'), recentColleagues.slice(0, maxRecent)),
      { kind: 'separator' },
      sessionItem(session, t),
      ...(snapshot.profile ? [action(t('settings.changeShift'), 'change-shift')] : []),
      action(t('tray.resetPosition'), 'reset-position'),
      action(t('header.settings'), 'settings'),
      { kind: 'separator' },
      action(t('tray.quit'), 'quit'),
    ],
  }
}

function trayTooltip(snapshot: AppSnapshot, t: Translator): string {
  const { session, isDemo } = snapshot
  const hotkey = hotkeyLabel(t, snapshot)
  const who = session.state === 'signed-out' ? '' : `${visibleText(session.agentId)} · `
  const keys = hotkey === null ? '' : `\n${t('tray.hotkey', { keys: hotkey })}`
  return `AgentBar${isDemo ? ` (${t('header.demo')})` : ''}\n${who}${t(`session.${session.state}`)}${keys}`
}

function sessionItem(session: SessionView, t: Translator): TrayItem {
  const isSignedOut = session.state === 'signed-out' || session.state === 'lost' || session.state === 'locked'
  return isSignedOut
    ? { kind: 'action', label: t('settings.signIn'), action: { type: 'sign-in' } }
    : { kind: 'action', label: t('settings.signOut'), action: { type: 'sign-out' } }
}

function colleagueLabel({ workno, name, last }: ColleagueView, t: Translator, now: number): string {
  // A line end would split the menu's line; some desktops take a tab for the start of a shortcut.
  const who = visibleText(name === workno ? workno : `${name} ${workno}`)
  if (!last) return who
  const state = availabilityLabel(t, last.availability)
  return `${who} · ${t('colleague.stateAt', { state, time: formatClockTime(t.language, last.at, now) })}`
}
