import { describe, expect, it } from 'vitest'
import { exampleAgent } from '../../../test/fixtures/example-agent.ts'
import type { SavedColleague } from '../../shared/settings.ts'
import { toSavedColleague, refreshed, withoutExpired, without, withRecent } from './saved-colleague-list.ts'

const kept = (workno: string, profileId = 'profile-1', at = 0): SavedColleague => ({
  profileId,
  workno,
  name: workno,
  groupname: '',
  at,
})
const [anna, ben, cora] = [kept('20011'), kept('20012'), kept('20013')]
const elsewhere = kept('20011', 'profile-2')

describe('toSavedColleague', () => {
  it('keeps who it is and when, and neither state nor phone', () => {
    expect(toSavedColleague(exampleAgent, 'profile-1', 7)).toEqual({
      profileId: 'profile-1',
      workno: '20011',
      name: '张三',
      groupname: 'Cards',
      at: 7,
    })
  })

  it('cuts a name or team that is longer than anything meant', () => {
    const { name, groupname } = toSavedColleague(
      { workno: '20011', name: 'n'.repeat(201), groupname: 'g'.repeat(9_999) },
      'profile-1',
      0,
    )
    expect([name, groupname]).toEqual(['n'.repeat(200), 'g'.repeat(200)])
  })
})

describe('withRecent', () => {
  it.each<[string, SavedColleague[], SavedColleague, SavedColleague[]]>([
    ['puts a new one first', [anna], ben, [ben, anna]],
    [
      'moves one who is there to the front, as they are now',
      [ben, anna],
      { ...anna, at: 9 },
      [{ ...anna, at: 9 }, ben],
    ],
    ['lets the oldest of too many go', [ben, anna], cora, [cora, ben]],
    ['counts each profile for itself', [elsewhere, ben, anna], cora, [cora, elsewhere, ben]],
    ['knows the same number of another profile apart', [elsewhere], anna, [anna, elsewhere]],
  ])('%s', (_, list, colleague, expected) => {
    expect(withRecent(list, colleague, 2)).toEqual(expected)
  })
})

describe('without', () => {
  it('leaves out just that one, of that profile', () => {
    expect(without([anna, elsewhere, ben], anna)).toEqual([elsewhere, ben])
    expect(without([anna], cora)).toEqual([anna])
  })
})

describe('refreshed', () => {
  it('changes one who is there in their place, and adds nobody', () => {
    const renamed = { ...anna, name: 'Anna' }
    expect(refreshed([ben, anna, elsewhere], renamed)).toEqual([ben, renamed, elsewhere])
    expect(refreshed([ben], renamed)).toEqual([ben])
  })
})

describe('withoutExpired', () => {
  const day = 86_400_000
  const now = 100 * day

  it.each([
    ['on the last day', now - 14 * day, true],
    ['a moment after it', now - 14 * day - 1, false],
    ['with a time to come, after the clock was set back', now + day, true],
  ])('keeps one looked up %s: %s is %s', (_, at, isKept) => {
    expect(withoutExpired([kept('20011', 'profile-1', at)], new Set(['profile-1']), 14, now)).toHaveLength(
      isKept ? 1 : 0,
    )
  })

  it('keeps nobody of a profile that is gone', () => {
    expect(withoutExpired([anna, elsewhere], new Set(['profile-2']), 14, 0)).toEqual([elsewhere])
  })
})
