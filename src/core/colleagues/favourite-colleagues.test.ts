import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { settingsSchema, type SavedColleague } from '../../shared/settings.ts'
import { maxFavouriteColleagues } from '../../shared/colleague-list-limits.ts'
import { createSavedColleagues, profiles, worknos } from './saved-colleagues-service.testkit.ts'

describe('favourite colleagues', () => {
  it('are not among the recent ones, and are again once removed from the favourites', () => {
    const { lookUp, colleagues, recent, favourites } = createSavedColleagues()
    lookUp('20011')
    lookUp('20012')
    colleagues.setFavourite('20011', true)
    expect([favourites(), recent()]).toEqual([['20011'], ['20012']])
    colleagues.setFavourite('20011', false)
    expect([favourites(), recent()]).toEqual([[], ['20012', '20011']])
  })

  it('stay in the order in which they were added, whoever is looked up', () => {
    const { lookUp, colleagues, favourites } = createSavedColleagues()
    for (const workno of ['20012', '20011', '20013']) colleagues.setFavourite(workno, true)
    lookUp('20011')
    expect(favourites()).toEqual(['20012', '20011', '20013'])
  })

  it('are written at once', () => {
    const { colleagues, file, settings } = createSavedColleagues()
    colleagues.setFavourite('20011', true)
    expect(file.saved).toEqual([settings.current])
    expect(settings.current.favouriteColleagues).toHaveLength(1)
  })

  it('have only their number until they are looked up', () => {
    const { lookUp, colleagues } = createSavedColleagues()
    colleagues.setFavourite('20011', true)
    expect(colleagues.view.favouriteColleagues).toEqual([{ workno: '20011', name: '20011', groupname: '', last: null }])
    lookUp('20011', { name: 'Zhang San' })
    expect(colleagues.view.favouriteColleagues).toMatchObject([{ name: 'Zhang San', groupname: 'Cards' }])
  })

  it('have the name that was saved in an earlier run', () => {
    const known: SavedColleague = { profileId: 'profile-1', workno: '20011', name: '张三', groupname: 'Cards', at: 0 }
    const { colleagues } = createSavedColleagues({ recentColleagues: [known] })
    colleagues.setFavourite('20011', true)
    expect(colleagues.view.favouriteColleagues).toMatchObject([{ name: '张三', groupname: 'Cards' }])
  })

  it('have the name of the last answer, even without a history', () => {
    const { lookUp, colleagues } = createSavedColleagues({ isHistoryKept: false })
    lookUp('20011', { name: 'Zhang San' })
    colleagues.setFavourite('20011', true)
    expect(colleagues.view.favouriteColleagues).toMatchObject([{ name: 'Zhang San', last: { availability: 'free' } }])
  })

  it('get a new name and state, even without a history', () => {
    const { lookUp, colleagues } = createSavedColleagues({ isHistoryKept: false })
    colleagues.setFavourite('20011', true)
    lookUp('20011', { name: 'Zhang San' })
    expect(colleagues.view).toMatchObject({ favouriteColleagues: [{ name: 'Zhang San', last: { status: 4 } }] })
    expect(colleagues.view.recentColleagues).toEqual([])
  })

  it('are added only once', () => {
    const { colleagues, favourites } = createSavedColleagues()
    colleagues.setFavourite('20011', true)
    colleagues.setFavourite('20011', true)
    expect(favourites()).toEqual(['20011'])
  })

  it('lose the oldest above the limit, in their profile only', () => {
    const { colleagues, favourites, useProfile } = createSavedColleagues()
    colleagues.setFavourite('20001', true)
    useProfile('profile-2')
    for (const workno of worknos(20_101, maxFavouriteColleagues + 2)) colleagues.setFavourite(workno, true)
    expect(favourites()).toEqual(worknos(20_103, maxFavouriteColleagues))
    useProfile('profile-1')
    expect(favourites()).toEqual(['20001'])
  })

  it('are those of the active profile', () => {
    const { colleagues, favourites, useProfile } = createSavedColleagues()
    colleagues.setFavourite('20011', true)
    useProfile('profile-2')
    expect(favourites()).toEqual([])
    colleagues.setFavourite('20011', false)
    useProfile('profile-1')
    expect(favourites()).toEqual(['20011'])
  })

  it('cannot be added without a profile', () => {
    const { colleagues, file } = createSavedColleagues({ activeProfileId: null })
    colleagues.setFavourite('20011', true)
    colleagues.forget('20011')
    expect(file.saved).toEqual([])
  })
})

describe('a profile that is removed', () => {
  it('loses its colleagues, even if a later profile has the same id', () => {
    const { lookUp, colleagues, settings, recent, favourites, useProfile } = createSavedColleagues()
    lookUp('20011', { name: 'Zhang San' })
    colleagues.setFavourite('20011', true)
    lookUp('20012')
    settings.change({ profiles: profiles.slice(1), activeProfileId: 'profile-2' })
    expect(settings.current).toMatchObject({ recentColleagues: [], favouriteColleagues: [] })
    settings.change({ profiles: [...profiles] })
    useProfile('profile-1')
    expect([favourites(), recent()]).toEqual([[], []])
    colleagues.setFavourite('20011', true)
    expect(colleagues.view.favouriteColleagues).toMatchObject([{ name: '20011', last: null }])
  })

  it('keeps those of other profiles', () => {
    const { lookUp, colleagues, settings, recent, favourites } = createSavedColleagues()
    lookUp('20011')
    colleagues.setFavourite('20012', true)
    settings.change({ profiles: profiles.slice(0, 1) })
    expect([favourites(), recent()]).toEqual([['20012'], ['20011']])
  })

  it('makes room, so that the settings stay valid', () => {
    const { colleagues, settings } = createSavedColleagues()
    for (const number of Array.from({ length: 25 }, (_, index) => index)) {
      settings.change({ profiles: [{ ...profiles[0], id: `profile-${number}` }], activeProfileId: `profile-${number}` })
      for (const workno of worknos(20_001, maxFavouriteColleagues)) colleagues.setFavourite(workno, true)
    }
    expect(v.is(settingsSchema, settings.current)).toBe(true)
  })
})
