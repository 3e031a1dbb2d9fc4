import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { settingsSchema, type Settings } from '../../shared/settings.ts'
import { createSavedColleagues, profiles, worknos } from './saved-colleagues.testkit.ts'

const day = 86_400_000

describe('an answer', () => {
  it('is noted only after a moment, when the card is painted, and then told', () => {
    const { answer, recent, clock, settings, onChanged } = createSavedColleagues()
    const before = settings.current
    answer('20011')
    clock.advance(49)
    expect(settings.current).toBe(before)
    expect(onChanged).not.toHaveBeenCalled()
    clock.advance(1)
    expect(recent()).toEqual(['20011'])
    expect(onChanged).toHaveBeenCalledOnce()
  })

  it('puts its colleague first among the recent ones, each only once', () => {
    const { lookUp, recent } = createSavedColleagues()
    for (const workno of ['20011', '20012', '20013', '20011']) lookUp(workno)
    expect(recent()).toEqual(['20011', '20013', '20012'])
  })

  it('brings the name and the team as they are now', () => {
    const { lookUp, book } = createSavedColleagues()
    lookUp('20011', { name: 'Zhang', groupname: 'Cards' })
    lookUp('20011', { name: 'Zhang San', groupname: 'Loans' })
    expect(book.view.recentColleagues).toMatchObject([{ name: 'Zhang San', groupname: 'Loans' }])
  })

  it('is of the profile that was active when it came', () => {
    const { answer, recent, clock, useProfile } = createSavedColleagues()
    answer('20011')
    useProfile('profile-2')
    clock.advance(50)
    expect(recent()).toEqual([])
    useProfile('profile-1')
    expect(recent()).toEqual(['20011'])
  })

  it('is not noted without a profile', () => {
    const { answer, clock } = createSavedColleagues({ activeProfileId: null })
    answer('20011')
    expect(clock.waiting).toBe(0)
  })
})

describe('recent colleagues', () => {
  it('are as many as the agent allows, in each profile', () => {
    const { lookUp, recent, settings, useProfile } = createSavedColleagues({ historyLimit: 5 })
    lookUp('20010')
    useProfile('profile-2')
    for (const workno of worknos(20_011, 7)) lookUp(workno)
    expect(recent()).toEqual(['20017', '20016', '20015', '20014', '20013'])
    expect(settings.current.recentColleagues).toHaveLength(6)
    useProfile('profile-1')
    expect(recent()).toEqual(['20010'])
  })

  it('become fewer as soon as the agent allows fewer', () => {
    const { lookUp, recent, settings, file } = createSavedColleagues()
    for (const workno of worknos(20_011, 7)) lookUp(workno)
    settings.change({ historyLimit: 5 })
    expect(recent()).toHaveLength(5)
    expect(file.saved.at(-1)).toMatchObject({ recentColleagues: { length: 5 } })
    settings.change({ historyLimit: 10 })
    expect(recent()).toHaveLength(5)
  })

  it('are kept for as many days as the agent allows', () => {
    const { lookUp, recent, clock, settings } = createSavedColleagues({ historyDays: 2 })
    lookUp('20011')
    clock.advance(day)
    lookUp('20012')
    clock.advance(day)
    expect(recent()).toEqual(['20012'])
    lookUp('20013')
    expect(settings.current.recentColleagues.map(({ workno }) => workno)).toEqual(['20013', '20012'])
  })

  it.each([
    ['the agent allows fewer days', { historyDays: 1 }],
    ['the agent turns the history off', { isHistoryKept: false }],
    ['their profile is removed', { profiles: profiles.slice(1) }],
  ])('are forgotten at once, in the file too, when %s', (_, change) => {
    const { lookUp, recent, clock, settings, file } = createSavedColleagues()
    lookUp('20011')
    clock.advance(2 * day)
    expect(recent()).toEqual(['20011'])
    settings.change(change)
    expect(recent()).toEqual([])
    expect(file.saved.at(-1)).toMatchObject({ ...change, recentColleagues: [] })
  })

  it('are none while the history is off', () => {
    const { lookUp, recent, clock, settings, file } = createSavedColleagues({ isHistoryKept: false })
    lookUp('20011')
    clock.advance(10_000)
    settings.change({ isHistoryKept: true })
    expect(recent()).toEqual([])
    expect(JSON.stringify(file.saved)).not.toContain('20011')
  })

  it('are forgotten one by one, in the active profile only', () => {
    const { lookUp, recent, book, useProfile } = createSavedColleagues({ activeProfileId: 'profile-2' })
    lookUp('20011')
    useProfile('profile-1')
    lookUp('20011')
    lookUp('20012')
    book.forget('20011')
    expect(recent()).toEqual(['20012'])
    useProfile('profile-2')
    expect(recent()).toEqual(['20011'])
  })

  it('are forgotten all at once, those of other profiles too, but not the pinned ones', () => {
    const { lookUp, book, pinned, useProfile, file } = createSavedColleagues()
    lookUp('20011')
    book.setFavourite('20011', true)
    useProfile('profile-2')
    lookUp('20012')
    book.forgetAllRecent()
    expect(file.saved.at(-1)).toMatchObject({ recentColleagues: [] })
    useProfile('profile-1')
    expect(pinned()).toEqual(['20011'])
  })
})

describe('what is kept', () => {
  it('is written once for all that was looked up in a while', () => {
    const { lookUp, clock, file, settings } = createSavedColleagues()
    for (const workno of ['20011', '20012', '20013']) lookUp(workno)
    expect(clock.waiting).toBe(1)
    clock.advance(949 - 100)
    expect(file.saved).toEqual([])
    clock.advance(1 + 50)
    expect(file.saved).toEqual([settings.current])
    expect(settings.current.recentColleagues).toHaveLength(3)
    lookUp('20014')
    clock.advance(1_000)
    expect(file.saved).toHaveLength(2)
  })

  it('is written when the program stops, and then no more', () => {
    const { lookUp, book, clock, file, settings } = createSavedColleagues()
    lookUp('20011')
    book.stop()
    expect(file.saved).toEqual([settings.current])
    expect(clock.waiting).toBe(0)
    book.stop()
    clock.advance(10_000)
    expect(file.saved).toHaveLength(1)
  })

  it('is who it is and when, and neither state nor phone', () => {
    const { lookUp, book, file, clock } = createSavedColleagues()
    lookUp('20011', { phonenumber: '70999', callids: ['canary'] })
    book.setFavourite('20011', true)
    const kept = { profileId: 'profile-1', workno: '20011', name: '张三', groupname: 'Cards', at: clock.now() - 50 }
    expect(file.saved).toMatchObject([{ recentColleagues: [kept], favouriteColleagues: [kept] }])
    expect(Object.keys(kept).sort()).toEqual(
      (file.saved as Settings[]).flatMap(({ recentColleagues }) => recentColleagues.flatMap(Object.keys)).sort(),
    )
  })

  it('can be read again, however long a name is', () => {
    const { lookUp, book, settings } = createSavedColleagues()
    lookUp('20011', { name: '名'.repeat(5_000), groupname: 'g'.repeat(201) })
    book.setFavourite('20011', true)
    expect(v.is(settingsSchema, settings.current)).toBe(true)
  })
})

describe('the last answer', () => {
  it('stands beside its colleague, with its time, for this run', () => {
    const { lookUp, book, clock, file, recent } = createSavedColleagues()
    const at = clock.now()
    lookUp('20011', { status: 7, ctiStatus: 4 })
    lookUp('20012')
    expect(book.view.recentColleagues).toMatchObject([
      { workno: '20012', last: { availability: 'free', status: 4 } },
      { workno: '20011', last: { availability: 'busy', status: 7, at } },
    ])
    book.stop()
    const next = createSavedColleagues(file.saved.at(-1))
    expect(next.recent()).toEqual(recent())
    expect(next.book.view.recentColleagues.map(({ last }) => last)).toEqual([null, null])
  })

  it('is not that of the same number at another gateway', () => {
    const { lookUp, book, useProfile } = createSavedColleagues()
    lookUp('20011')
    useProfile('profile-2')
    book.setFavourite('20011', true)
    expect(book.view.favouriteColleagues).toMatchObject([{ name: '20011', last: null }])
  })
})
