import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { settingsSchema, type SavedColleague } from '../../shared/settings.ts'
import { maxFavouriteColleagues } from '../../shared/colleague-list-limits.ts'
import { createSavedColleagues, profiles, worknos } from './saved-colleagues.testkit.ts'

describe('pinned colleagues', () => {
  it('are not among the recent ones, and are there again once unpinned', () => {
    const { lookUp, book, recent, pinned } = createSavedColleagues()
    lookUp('20011')
    lookUp('20012')
    book.setFavourite('20011', true)
    expect([pinned(), recent()]).toEqual([['20011'], ['20012']])
    book.setFavourite('20011', false)
    expect([pinned(), recent()]).toEqual([[], ['20012', '20011']])
  })

  it('stay in the order in which they were pinned, whoever is looked up', () => {
    const { lookUp, book, pinned } = createSavedColleagues()
    for (const workno of ['20012', '20011', '20013']) book.setFavourite(workno, true)
    lookUp('20011')
    expect(pinned()).toEqual(['20012', '20011', '20013'])
  })

  it('are written at once', () => {
    const { book, file, settings } = createSavedColleagues()
    book.setFavourite('20011', true)
    expect(file.saved).toEqual([settings.current])
    expect(settings.current.favouriteColleagues).toHaveLength(1)
  })

  it('have just their number when nothing is known of them, until they are looked up', () => {
    const { lookUp, book } = createSavedColleagues()
    book.setFavourite('20011', true)
    expect(book.view.favouriteColleagues).toEqual([{ workno: '20011', name: '20011', groupname: '', last: null }])
    lookUp('20011', { name: 'Zhang San' })
    expect(book.view.favouriteColleagues).toMatchObject([{ name: 'Zhang San', groupname: 'Cards' }])
  })

  it('have the name of an earlier run', () => {
    const known: SavedColleague = { profileId: 'profile-1', workno: '20011', name: '张三', groupname: 'Cards', at: 0 }
    const { book } = createSavedColleagues({ recentColleagues: [known] })
    book.setFavourite('20011', true)
    expect(book.view.favouriteColleagues).toMatchObject([{ name: '张三', groupname: 'Cards' }])
  })

  it('have the name that the last answer said, though no history is kept', () => {
    const { lookUp, book } = createSavedColleagues({ isHistoryKept: false })
    lookUp('20011', { name: 'Zhang San' })
    book.setFavourite('20011', true)
    expect(book.view.favouriteColleagues).toMatchObject([{ name: 'Zhang San', last: { availability: 'free' } }])
  })

  it('get their new name and state though no history is kept', () => {
    const { lookUp, book } = createSavedColleagues({ isHistoryKept: false })
    book.setFavourite('20011', true)
    lookUp('20011', { name: 'Zhang San' })
    expect(book.view).toMatchObject({ favouriteColleagues: [{ name: 'Zhang San', last: { status: 4 } }] })
    expect(book.view.recentColleagues).toEqual([])
  })

  it('are pinned once, however often it is said', () => {
    const { book, pinned } = createSavedColleagues()
    book.setFavourite('20011', true)
    book.setFavourite('20011', true)
    expect(pinned()).toEqual(['20011'])
  })

  it('of which there are too many lose the oldest, and no other profile loses any', () => {
    const { book, pinned, useProfile } = createSavedColleagues()
    book.setFavourite('20001', true)
    useProfile('profile-2')
    for (const workno of worknos(20_101, maxFavouriteColleagues + 2)) book.setFavourite(workno, true)
    expect(pinned()).toEqual(worknos(20_103, maxFavouriteColleagues))
    useProfile('profile-1')
    expect(pinned()).toEqual(['20001'])
  })

  it('are those of the active profile', () => {
    const { book, pinned, useProfile } = createSavedColleagues()
    book.setFavourite('20011', true)
    useProfile('profile-2')
    expect(pinned()).toEqual([])
    book.setFavourite('20011', false)
    useProfile('profile-1')
    expect(pinned()).toEqual(['20011'])
  })

  it('are none without a profile', () => {
    const { book, file } = createSavedColleagues({ activeProfileId: null })
    book.setFavourite('20011', true)
    book.forget('20011')
    expect(file.saved).toEqual([])
  })
})

describe('a profile that is removed', () => {
  it('takes its colleagues along, though another may come under its id', () => {
    const { lookUp, book, settings, recent, pinned, useProfile } = createSavedColleagues()
    lookUp('20011', { name: 'Zhang San' })
    book.setFavourite('20011', true)
    lookUp('20012')
    settings.change({ profiles: profiles.slice(1), activeProfileId: 'profile-2' })
    expect(settings.current).toMatchObject({ recentColleagues: [], favouriteColleagues: [] })
    settings.change({ profiles: [...profiles] })
    useProfile('profile-1')
    expect([pinned(), recent()]).toEqual([[], []])
    book.setFavourite('20011', true)
    expect(book.view.favouriteColleagues).toMatchObject([{ name: '20011', last: null }])
  })

  it('leaves those of the others', () => {
    const { lookUp, book, settings, recent, pinned } = createSavedColleagues()
    lookUp('20011')
    book.setFavourite('20012', true)
    settings.change({ profiles: profiles.slice(0, 1) })
    expect([pinned(), recent()]).toEqual([['20012'], ['20011']])
  })

  it('makes room, so that the settings can always be read again', () => {
    const { book, settings } = createSavedColleagues()
    for (const number of Array.from({ length: 25 }, (_, index) => index)) {
      settings.change({ profiles: [{ ...profiles[0], id: `profile-${number}` }], activeProfileId: `profile-${number}` })
      for (const workno of worknos(20_001, maxFavouriteColleagues)) book.setFavourite(workno, true)
    }
    expect(v.is(settingsSchema, settings.current)).toBe(true)
  })
})
