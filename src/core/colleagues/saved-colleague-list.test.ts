import { describe, expect, it } from 'vitest'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import type { SavedColleague } from '../../shared/settings.ts'
import {
  toSavedColleague,
  withMostRecent,
  withoutColleague,
  withoutExpired,
  withUpdatedColleague,
} from './saved-colleague-list.ts'

const saved = (workno: string, profileId = 'profile-1', at = 0): SavedColleague => ({
  profileId,
  workno,
  name: workno,
  groupname: '',
  at,
})
const [anna, ben, cora] = [saved('20011'), saved('20012'), saved('20013')]
const inOtherProfile = saved('20011', 'profile-2')

describe('toSavedColleague', () => {
  it('has name, team and time, and neither state nor phone number', () => {
    expect(toSavedColleague(exampleAgent, 'profile-1', 7)).toEqual({
      profileId: 'profile-1',
      workno: '20011',
      name: '张三',
      groupname: 'Cards',
      at: 7,
    })
  })

  it('cuts a name or team of more than 200 characters', () => {
    const { name, groupname } = toSavedColleague(
      { workno: '20011', name: 'n'.repeat(201), groupname: 'g'.repeat(9_999) },
      'profile-1',
      0,
    )
    expect([name, groupname]).toEqual(['n'.repeat(200), 'g'.repeat(200)])
  })

  it('cuts no character through', () => {
    const name = `${'n'.repeat(199)}𠮷`
    expect(toSavedColleague({ workno: '20011', name, groupname: name }, 'profile-1', 0)).toMatchObject({
      name: 'n'.repeat(199),
      groupname: 'n'.repeat(199),
    })
  })
})

describe('withMostRecent', () => {
  it.each<[string, SavedColleague[], SavedColleague, SavedColleague[]]>([
    ['puts a new colleague first', [anna], ben, [ben, anna]],
    [
      'moves a known colleague to the front, with the new name and team',
      [ben, anna],
      { ...anna, at: 9 },
      [{ ...anna, at: 9 }, ben],
    ],
    ['drops the oldest above the limit', [ben, anna], cora, [cora, ben]],
    ['counts each profile separately', [inOtherProfile, ben, anna], cora, [cora, inOtherProfile, ben]],
    ['keeps the same number of another profile', [inOtherProfile], anna, [anna, inOtherProfile]],
  ])('%s', (_, list, colleague, expected) => {
    expect(withMostRecent(list, colleague, 2)).toEqual(expected)
  })
})

describe('withoutColleague', () => {
  it('removes only that colleague of that profile', () => {
    expect(withoutColleague([anna, inOtherProfile, ben], anna)).toEqual([inOtherProfile, ben])
    expect(withoutColleague([anna], cora)).toEqual([anna])
  })
})

describe('withUpdatedColleague', () => {
  it('changes a colleague in place, and adds nobody', () => {
    const renamed = { ...anna, name: 'Anna' }
    expect(withUpdatedColleague([ben, anna, inOtherProfile], renamed)).toEqual([ben, renamed, inOtherProfile])
    expect(withUpdatedColleague([ben], renamed)).toEqual([ben])
  })
})

describe('withoutExpired', () => {
  const day = 86_400_000
  const now = 100 * day

  it.each([
    ['on the last day', now - 14 * day, true],
    ['a millisecond after it', now - 14 * day - 1, false],
    ['in the future, after the clock was set back', now + day, true],
  ])('looked up %s (%s): kept is %s', (_, at, isKept) => {
    expect(withoutExpired([saved('20011', 'profile-1', at)], new Set(['profile-1']), 14, now)).toHaveLength(
      isKept ? 1 : 0,
    )
  })

  it('removes the colleagues of a profile that no longer exists', () => {
    expect(withoutExpired([anna, inOtherProfile], new Set(['profile-2']), 14, 0)).toEqual([inOtherProfile])
  })
})
