import { describe, expect, it } from 'vitest'
import type { Notice } from '../shared/app-snapshot.ts'
import { NoticeBoard } from './notice-board.ts'

function board() {
  const shown: (readonly Notice[])[] = []
  return { notices: new NoticeBoard((current) => shown.push(current)), shown }
}

describe('NoticeBoard', () => {
  it('shows notices in the order in which they came, with their detail', () => {
    const { notices, shown } = board()
    notices.add('settings-set-aside', 'settings.broken.json')
    notices.add('session-in-memory-only')
    expect(shown.at(-1)).toEqual([
      { id: 'settings-set-aside', code: 'settings-set-aside', detail: 'settings.broken.json' },
      { id: 'session-in-memory-only', code: 'session-in-memory-only' },
    ])
  })

  it('says the same thing once, even after it was put away', () => {
    const { notices, shown } = board()
    notices.add('password-not-stored')
    notices.add('password-not-stored', 'again')
    notices.dismiss('password-not-stored')
    notices.add('password-not-stored')
    expect(shown.at(-1)).toEqual([])
    expect(shown).toHaveLength(2)
  })

  it('puts away only the notice that is named', () => {
    const { notices, shown } = board()
    notices.add('password-not-stored')
    notices.add('settings-not-saved')
    notices.dismiss('password-not-stored')
    notices.dismiss('never-said')
    expect(shown.at(-1)?.map(({ id }) => id)).toEqual(['settings-not-saved'])
  })

  it('gives out lists that do not change afterwards', () => {
    const { notices, shown } = board()
    notices.add('password-not-stored')
    notices.dismiss('password-not-stored')
    expect(shown[0]).toHaveLength(1)
  })
})
