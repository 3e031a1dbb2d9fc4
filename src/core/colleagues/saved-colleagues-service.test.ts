import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import { settingsSchema, type Settings } from '../../shared/settings.ts'
import { createSavedColleagues, profiles, worknos } from './saved-colleagues-service.testkit.ts'

const day = 86_400_000

describe('an answer', () => {
  it('is noted after 50 ms, when the card is painted, and then reported', () => {
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

  it('puts its colleague first among the recent ones, each once', () => {
    const { lookUp, recent } = createSavedColleagues()
    for (const workno of ['20011', '20012', '20013', '20011']) lookUp(workno)
    expect(recent()).toEqual(['20011', '20013', '20012'])
  })

  it('updates the name and the team', () => {
    const { lookUp, colleagues } = createSavedColleagues()
    lookUp('20011', { name: 'Zhang', groupname: 'Cards' })
    lookUp('20011', { name: 'Zhang San', groupname: 'Loans' })
    expect(colleagues.view.recentColleagues).toMatchObject([{ name: 'Zhang San', groupname: 'Loans' }])
  })

  it('belongs to the profile whose gateway gave it, whichever is in use when it arrives', () => {
    const { colleagues, recent, clock, useProfile } = createSavedColleagues()
    useProfile('profile-2')
    colleagues.recordLookup({ agent: exampleAgent, profileId: 'profile-1', answeredAt: clock.now() })
    clock.advance(50)
    expect(recent()).toEqual([])
    useProfile('profile-1')
    expect(recent()).toEqual(['20011'])
  })

  it('is not noted for a profile that is no longer there', () => {
    const { answer, clock, settings } = createSavedColleagues()
    answer('20011')
    settings.change({ profiles: profiles.slice(1), activeProfileId: 'profile-2' })
    clock.advance(50)
    expect(settings.current.recentColleagues).toEqual([])
  })
})

describe('recent colleagues', () => {
  it('are limited to the agent’s number, in each profile', () => {
    const { lookUp, recent, settings, useProfile } = createSavedColleagues({ historyLimit: 5 })
    lookUp('20010')
    useProfile('profile-2')
    for (const workno of worknos(20_011, 7)) lookUp(workno)
    expect(recent()).toEqual(['20017', '20016', '20015', '20014', '20013'])
    expect(settings.current.recentColleagues).toHaveLength(6)
    useProfile('profile-1')
    expect(recent()).toEqual(['20010'])
  })

  it('are removed as soon as the agent lowers the number', () => {
    const { lookUp, recent, settings, file } = createSavedColleagues()
    for (const workno of worknos(20_011, 7)) lookUp(workno)
    settings.change({ historyLimit: 5 })
    expect(recent()).toHaveLength(5)
    expect(file.saved.at(-1)).toMatchObject({ recentColleagues: { length: 5 } })
    settings.change({ historyLimit: 10 })
    expect(recent()).toHaveLength(5)
  })

  it('expire after the agent’s number of days', () => {
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
  ])('are removed at once, also from the file, when %s', (_, change) => {
    const { lookUp, recent, clock, settings, file } = createSavedColleagues()
    lookUp('20011')
    clock.advance(2 * day)
    expect(recent()).toEqual(['20011'])
    settings.change(change)
    expect(recent()).toEqual([])
    expect(file.saved.at(-1)).toMatchObject({ ...change, recentColleagues: [] })
  })

  it('are not saved while the history is off', () => {
    const { lookUp, recent, clock, settings, file } = createSavedColleagues({ isHistoryKept: false })
    lookUp('20011')
    clock.advance(10_000)
    settings.change({ isHistoryKept: true })
    expect(recent()).toEqual([])
    expect(JSON.stringify(file.saved)).not.toContain('20011')
  })

  it('are removed one by one, in the active profile only', () => {
    const { lookUp, recent, colleagues, useProfile } = createSavedColleagues({ activeProfileId: 'profile-2' })
    lookUp('20011')
    useProfile('profile-1')
    lookUp('20011')
    lookUp('20012')
    colleagues.forget('20011')
    expect(recent()).toEqual(['20012'])
    useProfile('profile-2')
    expect(recent()).toEqual(['20011'])
  })

  it('are removed all at once, also in other profiles, but not the favourites', () => {
    const { lookUp, colleagues, favourites, useProfile, file } = createSavedColleagues()
    lookUp('20011')
    colleagues.setFavourite('20011', true)
    useProfile('profile-2')
    lookUp('20012')
    colleagues.forgetAllRecent()
    expect(file.saved.at(-1)).toMatchObject({ recentColleagues: [] })
    useProfile('profile-1')
    expect(favourites()).toEqual(['20011'])
  })
})

describe('the settings file', () => {
  it('is written once for several lookups', () => {
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

  it('is written when the program stops, and not again later', () => {
    const { lookUp, colleagues, clock, file, settings } = createSavedColleagues()
    lookUp('20011')
    colleagues.stop()
    expect(file.saved).toEqual([settings.current])
    expect(clock.waiting).toBe(0)
    colleagues.stop()
    clock.advance(10_000)
    expect(file.saved).toHaveLength(1)
  })

  it('holds name, team and time, and neither state nor phone number', () => {
    const { lookUp, colleagues, file, clock } = createSavedColleagues()
    lookUp('20011', { phonenumber: '70999', callids: ['canary'] })
    colleagues.setFavourite('20011', true)
    const saved = { profileId: 'profile-1', workno: '20011', name: '张三', groupname: 'Cards', at: clock.now() - 50 }
    expect(file.saved).toMatchObject([{ recentColleagues: [saved], favouriteColleagues: [saved] }])
    expect(Object.keys(saved).sort()).toEqual(
      (file.saved as Settings[]).flatMap(({ recentColleagues }) => recentColleagues.flatMap(Object.keys)).sort(),
    )
  })

  it('stays valid, however long a name is', () => {
    const { lookUp, colleagues, settings } = createSavedColleagues()
    lookUp('20011', { name: '名'.repeat(5_000), groupname: 'g'.repeat(201) })
    colleagues.setFavourite('20011', true)
    expect(v.is(settingsSchema, settings.current)).toBe(true)
  })
})

describe('the last answer', () => {
  it('is shown with its time for the rest of the run', () => {
    const { lookUp, colleagues, clock, file, recent } = createSavedColleagues()
    const at = clock.now()
    lookUp('20011', { status: 7, ctiStatus: 4 })
    lookUp('20012')
    expect(colleagues.view.recentColleagues).toMatchObject([
      { workno: '20012', last: { availability: 'free', status: 4 } },
      { workno: '20011', last: { availability: 'busy', status: 7, at } },
    ])
    colleagues.stop()
    const next = createSavedColleagues(file.saved.at(-1))
    expect(next.recent()).toEqual(recent())
    expect(next.colleagues.view.recentColleagues.map(({ last }) => last)).toEqual([null, null])
  })

  it('is not shown for the same number in another profile', () => {
    const { lookUp, colleagues, useProfile } = createSavedColleagues()
    lookUp('20011')
    useProfile('profile-2')
    colleagues.setFavourite('20011', true)
    expect(colleagues.view.favouriteColleagues).toMatchObject([{ name: '20011', last: null }])
  })
})
