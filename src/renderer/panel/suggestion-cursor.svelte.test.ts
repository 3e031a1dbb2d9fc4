import { describe, expect, it } from 'vitest'
import { SuggestionCursor } from './suggestion-cursor.svelte.ts'

const worknos = ['20011', '20012', '20013']

function choiceOf(workno: string): SuggestionCursor {
  const choice = new SuggestionCursor()
  choice.choose(workno)
  return choice
}

describe('SuggestionCursor', () => {
  it('goes round through all rows and no row', () => {
    const choice = new SuggestionCursor()
    const visited = ([1, 1, 1, 1, -1, -1] as const).map((step) => {
      choice.move(step, worknos)
      return choice.workno
    })
    expect(visited).toEqual(['20011', '20012', '20013', null, '20013', '20012'])
  })

  it('stays with the colleague when the list changes its order', () => {
    const choice = choiceOf('20011')
    choice.move(1, ['20012', '20011', '20013'])
    expect(choice.workno).toBe('20013')
  })

  it('begins anew when the colleague is no longer in the list', () => {
    const choice = choiceOf('30001')
    choice.move(1, worknos)
    expect(choice.workno).toBe('20011')
  })

  it('finds nothing to choose in an empty list', () => {
    const choice = new SuggestionCursor()
    choice.move(-1, [])
    expect(choice.workno).toBeNull()
  })

  it.each([
    ['20011', '20012'],
    ['20013', '20012'],
    ['30001', null],
  ])('leaves %s for %s', (from, to) => {
    const choice = choiceOf(from)
    choice.leave(worknos)
    expect(choice.workno).toBe(to)
  })
})
