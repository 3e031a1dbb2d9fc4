import { describe, expect, it } from 'vitest'
import type { Notice } from '../shared/app-snapshot.ts'
import { failure, success } from '../shared/result.ts'
import { damageNotice, NoticeBoard } from './notice-board.ts'

function board() {
  const shown: (readonly Notice[])[] = []
  return { notices: new NoticeBoard((current) => shown.push(current)), shown }
}

describe('NoticeBoard', () => {
  it('shows notices in the order in which they came, with their cause and detail', () => {
    const { notices, shown } = board()
    notices.add('settings-set-aside', { detail: 'settings.broken.json' })
    notices.add('session-in-memory-only', { cause: 'keyring-locked' })
    expect(shown.at(-1)).toEqual([
      { id: 'settings-set-aside', code: 'settings-set-aside', detail: 'settings.broken.json' },
      { id: 'session-in-memory-only', code: 'session-in-memory-only', cause: 'keyring-locked' },
    ])
  })

  it('shows the same notice once, even after it was dismissed', () => {
    const { notices, shown } = board()
    notices.add('password-not-stored')
    notices.add('password-not-stored', { detail: 'again' })
    notices.dismiss('password-not-stored')
    notices.add('password-not-stored')
    expect(shown.at(-1)).toEqual([])
    expect(shown).toHaveLength(2)
  })

  it('dismisses only the notice that is named', () => {
    const { notices, shown } = board()
    notices.add('password-not-stored')
    notices.add('settings-not-saved')
    notices.dismiss('password-not-stored')
    notices.dismiss('never-said')
    expect(shown.at(-1)?.map(({ id }) => id)).toEqual(['settings-not-saved'])
  })

  it('shows a failure once while it lasts, and dismisses the notice when it is over', () => {
    const { notices, shown } = board()
    const full = failure({ code: 'settings-not-saved', detail: 'ENOSPC' })
    notices.follow('settings-not-saved', success(null))
    expect(shown).toEqual([])
    notices.follow('settings-not-saved', full)
    notices.follow('settings-not-saved', full)
    const notice = {
      id: 'settings-not-saved',
      code: 'settings-not-saved',
      cause: 'settings-not-saved',
      detail: 'ENOSPC',
    }
    expect(shown).toEqual([[notice]])
    notices.follow('settings-not-saved', success(null))
    notices.follow('settings-not-saved', success(null))
    expect(shown).toHaveLength(2)
    expect(shown.at(-1)).toEqual([])
    notices.follow('settings-not-saved', full)
    expect(shown.at(-1)).toHaveLength(1)
  })

  it('does not show a failure again that was dismissed while it lasts', () => {
    const { notices, shown } = board()
    const full = failure({ code: 'settings-not-saved' })
    notices.follow('settings-not-saved', full)
    notices.dismiss('settings-not-saved')
    notices.follow('settings-not-saved', full)
    expect(shown.at(-1)).toEqual([])
  })

  it('shows one notice of unexpected errors, the newest, also after the last was dismissed', () => {
    const { notices, shown } = board()
    notices.replace('unexpected-error', { detail: 'a1b2c3d4' })
    notices.replace('unexpected-error', { detail: 'b1b2c3d4' })
    expect(shown.at(-1)).toEqual([{ id: 'unexpected-error', code: 'unexpected-error', detail: 'b1b2c3d4' }])
    notices.dismiss('unexpected-error')
    notices.replace('unexpected-error', { detail: 'c1b2c3d4' })
    expect(shown.at(-1)?.map(({ detail }) => detail)).toEqual(['c1b2c3d4'])
  })

  it('gives out lists that do not change afterwards', () => {
    const { notices, shown } = board()
    notices.add('password-not-stored')
    notices.dismiss('password-not-stored')
    expect(shown[0]).toHaveLength(1)
  })
})

describe('the notice about a damaged settings file', () => {
  it('names what was lost and the file that was kept', () => {
    expect(
      damageNotice({ isTotal: false, lost: ['theme', 'profiles.0.phone'], keptAs: 'settings.broken.json' }),
    ).toEqual(['settings-values-lost', { detail: 'theme, profiles.0.phone · settings.broken.json' }])
    expect(damageNotice({ isTotal: true, lost: [], keptAs: null })).toEqual([
      'settings-set-aside',
      { detail: 'settings.json' },
    ])
  })
})
