import type { KeyringState, Notice, SessionView } from '../../shared/app-snapshot.ts'

/** The code of a notice from main, or of the page's own: the keyring is not the one used before. */
export type NoticeCode = Notice['code'] | 'keyring-changed'

interface NoticeSurroundings {
  readonly session: SessionView
  readonly keyring: KeyringState
  /** The view says itself what the keyring cannot do, as the sign-in form does. */
  readonly isKeyringExplained: boolean
}

/**
 * The notices that say something new where they are shown: not what the banner or the form says
 * already, nothing about a session that is gone, and of several with one cause the one that names
 * it.
 */
export function visibleNotices<N extends { readonly code: NoticeCode }>(
  notices: readonly N[],
  surroundings: NoticeSurroundings,
): readonly N[] {
  const codes = notices.map(({ code }) => code)
  return notices.filter(({ code }) => isNews(code, codes, surroundings))
}

function isNews(
  code: NoticeCode,
  all: readonly NoticeCode[],
  { session, keyring, isKeyringExplained }: NoticeSurroundings,
): boolean {
  const isKeyringUsable = keyring === 'available' || keyring === 'unknown'
  const isSaidByForm = isKeyringExplained && !isKeyringUsable
  switch (code) {
    case 'keyring-changed':
      return !isSaidByForm && !('problem' in session && session.problem?.code === 'keyring-changed')
    case 'session-in-memory-only':
      return !isSaidByForm && ['signed-in', 'recovering', 'signing-out'].includes(session.state)
    case 'password-not-stored':
      return !isSaidByForm
    case 'events-not-arriving':
      return session.state === 'signed-in'
    case 'settings-not-saved':
      return !all.includes('user-data-unwritable') && !all.includes('settings-unreadable')
    default:
      return true
  }
}
