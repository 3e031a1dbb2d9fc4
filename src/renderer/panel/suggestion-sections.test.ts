import { describe, expect, it } from 'vitest'
import type { ColleagueView } from '../../shared/app-snapshot.ts'
import { exampleColleague } from '../testing/example-data.ts'
import type { TextPart } from './match-text.ts'
import { buildSuggestionSections, type SuggestionSources } from './suggestion-sections.ts'

const li = exampleColleague('20011', 'Li Lei')
const han = exampleColleague('20012', 'Han Meimei')
const chen = exampleColleague('20540', '陈晨')
const nameless = exampleColleague('3107', '3107')

const marked = (parts: readonly TextPart[]): string =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')

/** Each section as `kind: number number`. */
function offered(sources: Partial<SuggestionSources>, typed = ''): string[] {
  return buildSuggestionSections({ favourites: [], recent: [], clipboard: null, ...sources }, typed).map(
    ({ kind, rows }) => `${kind}: ${rows.map(({ colleague }) => colleague.workno).join(' ')}`,
  )
}
const texts = (recent: readonly ColleagueView[], typed: string): string[] =>
  buildSuggestionSections({ favourites: [], recent, clipboard: null }, typed)
    .flatMap(({ rows }) => rows)
    .map(({ name, workno }) => `${marked(name)} ${marked(workno)}`)

describe('buildSuggestionSections', () => {
  it('offers all for nothing typed, favourites first, in the order they have', () => {
    expect(offered({ favourites: [chen], recent: [han, li] })).toEqual(['favourites: 20540', 'recent: 20012 20011'])
    expect(offered({ favourites: [chen], recent: [han, li] }, '  ')).toEqual([
      'favourites: 20540',
      'recent: 20012 20011',
    ])
  })

  it('has no section without a row', () => {
    expect(offered({ favourites: [chen], recent: [li] }, 'Li')).toEqual(['recent: 20011'])
    expect(offered({ favourites: [chen], recent: [li] }, 'nobody')).toEqual([])
  })

  it('takes digits, full-width ones too, for the beginning of a work number only', () => {
    expect(offered({ recent: [li, nameless, chen] }, '２０')).toEqual(['recent: 20011 20540'])
    expect(offered({ recent: [li] }, '0011')).toEqual([])
    expect(offered({ recent: [exampleColleague('101', 'Team 20')] }, '20')).toEqual([])
  })

  it('still offers longer numbers to a complete one, which comes first', () => {
    const longer = exampleColleague('200111', 'Somebody')
    expect(offered({ recent: [longer, li] }, '20011')).toEqual(['recent: 20011 200111'])
  })

  it('puts the start of a name before the start of a word before any other place', () => {
    const names = ['Elizha', 'Li Zhang', 'Zhang Wei', 'Zhao An']
    const recent = names.map((name, index) => exampleColleague(String(20_001 + index), name))
    expect(offered({ recent }, 'zha')).toEqual(['recent: 20003 20004 20002 20001'])
  })

  it('marks what was found, in the name or in the number', () => {
    expect(texts([li, chen], '200')).toEqual(['Li Lei [200]11'])
    expect(texts([li, chen], '晨')).toEqual(['陈[晨] 20540'])
    expect(texts([nameless], '31')).toEqual(['[31]07 [31]07'])
    expect(texts([li], '')).toEqual(['Li Lei 20011'])
  })

  it('offers the clipboard’s number first, with the name if it is known, and once', () => {
    const sections = buildSuggestionSections({ favourites: [han], recent: [li], clipboard: '20012' }, '')
    expect(sections.map(({ kind, rows }) => [kind, ...rows.map(({ colleague }) => colleague.name)])).toEqual([
      ['clipboard', 'Han Meimei'],
      ['recent', 'Li Lei'],
    ])
    expect(sections[0]?.rows[0]?.isFavourite).toBe(true)
    expect(offered({ recent: [li], clipboard: '30001' })).toEqual(['clipboard: 30001', 'recent: 20011'])
  })

  it('does not offer the clipboard’s number to somebody who has typed it', () => {
    expect(offered({ recent: [li], clipboard: '20011' }, '20011')).toEqual(['recent: 20011'])
    expect(offered({ recent: [li], clipboard: '20011' }, '2001')).toEqual(['clipboard: 20011'])
    expect(offered({ recent: [li], clipboard: '30001' }, '2')).toEqual(['recent: 20011'])
  })
})
