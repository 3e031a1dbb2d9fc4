import { describe, expect, it } from 'vitest'
import { exampleColleague } from '../testing/example-data.ts'
import { buildNearSections } from './near-numbers.ts'

const recent = ['20101', '20106', '30101', '2011'].map((workno) => exampleColleague(workno, `Agent ${workno}`))
const near = (typed: string, sources: Partial<Parameters<typeof buildNearSections>[0]> = {}): string[] =>
  buildNearSections({ favourites: [], recent, ...sources }, typed).flatMap(({ rows }) =>
    rows.map(({ colleague }) => colleague.workno),
  )

describe('the colleagues near a mistyped number', () => {
  it('are those whose number begins with it, then those one digit away', () => {
    expect(near('2010')).toEqual(['20101', '20106', '2011'])
  })

  it.each([
    ['a digit is missing', '2101', '20101 2011'],
    ['a digit is too many', '201106', '20106'],
    ['a digit is wrong', '20107', '20101 20106'],
    ['two neighbours are swapped', '21001', '20101'],
    ['the first two are swapped', '02101', '20101'],
    ['a letter is among the digits', '2010l', '20101 20106'],
    ['it is typed in full width', '２０１０７', '20101 20106'],
  ])('are found where %s', (_, typed, numbers) => {
    expect(near(typed).join(' ')).toBe(numbers)
  })

  it('are none for two slips, for a name, and for the number itself', () => {
    expect(near('21107')).toEqual([])
    expect(near('20210')).toEqual([])
    expect(near('Agent')).toEqual([])
    expect(near('30101')).toEqual(['20101'])
  })

  it('are five at most, favourites first, and nobody twice', () => {
    const many = Array.from({ length: 9 }, (_, index) => exampleColleague(`2020${index + 1}`, 'Somebody'))
    const favourites = [exampleColleague('20207', 'A favourite')]
    expect(near('2020', { favourites, recent: many })).toEqual(['20207', '20201', '20202', '20203', '20204'])
  })
})
