import { describe, expect, it } from 'vitest'
import { exampleAnswer, exampleColleague } from '../testing/example-data.ts'
import { actionTarget, colleagueActions, type ActionTarget } from './colleague-actions.ts'
import { buildSuggestionSections, type Suggestion } from './suggestion-sections.ts'

const colleague = { workno: '20011', name: 'Li Lei' }
const ofCard: ActionTarget = { colleague, kind: null, isFavourite: false, phone: '70942' }
const actionsOf = (target: Partial<ActionTarget>): string[] =>
  colleagueActions({ ...ofCard, ...target }, false, 'phone').map(({ action }) => action)

function recentOf(workno: string): Suggestion {
  const sources = { favourites: [], recent: [exampleColleague(workno, 'Somebody')], clipboard: null }
  const row = buildSuggestionSections(sources, '')[0]?.rows[0]
  if (!row) throw new Error('no suggestion')
  return row
}

describe('colleagueActions', () => {
  it('are about the card’s colleague without looking up again', () => {
    expect(actionsOf({})).toEqual(['copy-phone', 'copy-and-hide', 'copy-number', 'toggle-favourite'])
  })

  it('let a suggestion be looked up, and a recent one be removed', () => {
    expect(actionsOf({ kind: 'favourites', phone: '' })).toEqual(['look-up', 'copy-number', 'toggle-favourite'])
    expect(actionsOf({ kind: 'clipboard', phone: '' })).toEqual(['look-up', 'copy-number', 'toggle-favourite'])
    expect(actionsOf({ kind: 'recent', phone: '' })).toEqual(['look-up', 'copy-number', 'toggle-favourite', 'forget'])
  })

  it('copy and hide with the work number, where the setting says so, whether a phone is known or not', () => {
    const actions = colleagueActions({ ...ofCard, phone: '' }, false, 'workno')
    expect(actions.find(({ action }) => action === 'copy-and-hide')?.label).toBe('colleague.copyNumberAndHide')
  })

  it('copy a phone only where it is known', () => {
    expect(actionsOf({ phone: '' })).not.toContain('copy-phone')
  })

  it('say whether the colleague becomes or stops being a favourite, and by which keys', () => {
    const favouriteItem = (isFavourite: boolean, isMac: boolean) =>
      colleagueActions({ ...ofCard, isFavourite }, isMac, 'phone').find(({ action }) => action === 'toggle-favourite')
    expect(favouriteItem(false, false)).toMatchObject({ label: 'colleague.addFavourite', keys: 'Ctrl P' })
    expect(favouriteItem(true, true)).toMatchObject({ label: 'colleague.removeFavourite', keys: '⌘ P' })
  })
})

describe('actionTarget', () => {
  const isFavourite = (workno: string): boolean => workno === '20011'

  it('is the chosen suggestion before the card', () => {
    expect(actionTarget(recentOf('20012'), exampleAnswer(), isFavourite)).toEqual({
      colleague: { workno: '20012', name: 'Somebody' },
      kind: 'recent',
      isFavourite: false,
      phone: '',
    })
  })

  it('has the phone when the card is of the chosen colleague', () => {
    expect(actionTarget(recentOf('20011'), exampleAnswer(), isFavourite)).toMatchObject({
      phone: '70942',
      isFavourite: true,
    })
  })

  it('is the card’s colleague without a choice, and nobody without a card', () => {
    expect(actionTarget(null, exampleAnswer(), isFavourite)).toEqual({ ...ofCard, isFavourite: true })
    expect(actionTarget(null, null, isFavourite)).toBeNull()
  })
})
