import { describe, expect, it } from 'vitest'
import { SuggestionCursor } from './suggestion-cursor.svelte.ts'

const worknos = ['20011', '20012', '20013']

function cursorOf(workno: string): SuggestionCursor {
  const cursor = new SuggestionCursor()
  cursor.choose(workno)
  return cursor
}

describe('SuggestionCursor', () => {
  it('goes round through all rows and no row', () => {
    const cursor = new SuggestionCursor()
    const visited = ([1, 1, 1, 1, -1, -1] as const).map((step) => {
      cursor.move(step, worknos)
      return cursor.workno
    })
    expect(visited).toEqual(['20011', '20012', '20013', null, '20013', '20012'])
  })

  it('stays with the colleague when the list changes its order', () => {
    const cursor = cursorOf('20011')
    cursor.move(1, ['20012', '20011', '20013'])
    expect(cursor.workno).toBe('20013')
  })

  it('begins anew when the colleague is no longer in the list', () => {
    const cursor = cursorOf('30001')
    cursor.move(1, worknos)
    expect(cursor.workno).toBe('20011')
  })

  it('finds nothing to choose in an empty list', () => {
    const cursor = new SuggestionCursor()
    cursor.move(-1, [])
    expect(cursor.workno).toBeNull()
  })

  it.each([
    ['20011', '20012'],
    ['20013', '20012'],
    ['30001', null],
  ])('leaves %s for %s', (from, to) => {
    const cursor = cursorOf(from)
    cursor.moveToNeighbour(worknos)
    expect(cursor.workno).toBe(to)
  })
})
