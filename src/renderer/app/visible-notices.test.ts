import { describe, expect, it } from 'vitest'
import type { KeyringState, SessionView } from '../../shared/app-snapshot.ts'
import { visibleNotices, type NoticeCode } from './visible-notices.ts'

const signedIn: SessionView = {
  state: 'signed-in',
  agentId: '20010',
  kind: 'owned',
  since: 0,
  passwordExpiresInDays: null,
}
const signedOut = (code: 'keyring-changed' | 'keyring-locked' | null): SessionView => ({
  state: 'signed-out',
  problem: code && { code },
})
const recovering: SessionView = { state: 'recovering', agentId: '20010', retryAt: null, problem: null }

/** Every notice that may stand beside another message about the same thing. */
const codes: readonly NoticeCode[] = [
  'keyring-changed',
  'session-in-memory-only',
  'password-not-stored',
  'events-not-arriving',
  'settings-not-saved',
  'hotkey-taken',
]
const shown = (session: SessionView, keyring: KeyringState, isKeyringExplained = false): NoticeCode[] =>
  visibleNotices(
    codes.map((code) => ({ code })),
    { session, keyring, isKeyringExplained },
  ).map(({ code }) => code)

describe('visibleNotices', () => {
  it('shows all while the session lives', () => {
    expect(shown(signedIn, 'changed')).toEqual(codes)
  })

  it('does not repeat what the banner says of the keyring', () => {
    expect(shown(signedOut('keyring-changed'), 'changed')).not.toContain('keyring-changed')
    expect(shown(signedOut('keyring-locked'), 'changed')).toContain('keyring-changed')
  })

  it('says nothing of a session that is gone or not sure', () => {
    expect(shown(signedOut(null), 'absent')).toEqual([
      'keyring-changed',
      'password-not-stored',
      'settings-not-saved',
      'hotkey-taken',
    ])
    expect(shown(recovering, 'absent')).toContain('session-in-memory-only')
    expect(shown(recovering, 'absent')).not.toContain('events-not-arriving')
  })

  it.each(['absent', 'locked', 'changed', 'failed', 'not-answering'] as const)(
    'leaves a keyring that is %s to the form that explains it',
    (keyring) => {
      expect(shown(signedIn, keyring, true)).toEqual(['events-not-arriving', 'settings-not-saved', 'hotkey-taken'])
    },
  )

  it('shows what has happened before the keyring was usable, in the form too', () => {
    expect(shown(signedIn, 'available', true)).toEqual(codes)
  })

  it.each(['user-data-unwritable', 'settings-unreadable'] as const)('names the cause alone: %s', (cause) => {
    const notices = [{ code: cause }, { code: 'settings-not-saved' as const }]
    const surroundings = { session: signedIn, keyring: 'available', isKeyringExplained: false } as const
    expect(visibleNotices(notices, surroundings)).toEqual([{ code: cause }])
  })
})
