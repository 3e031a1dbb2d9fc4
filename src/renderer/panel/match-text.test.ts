import { describe, expect, it } from 'vitest'
import { foldForMatching, matchText } from './match-text.ts'

/** The text with the match in brackets, and its rank. */
function found(text: string, typed: string): readonly [string, number] | null {
  const match = matchText(text, foldForMatching(typed))
  if (!match) return null
  return [match.parts.map((part) => (part.isMatch ? `[${part.text}]` : part.text)).join(''), match.rank]
}

describe('matchText', () => {
  it.each([
    ['Zhang Wei', 'zha', '[Zha]ng Wei', 0],
    ['Li Zhang', 'ZHA', 'Li [Zha]ng', 1],
    ['Elizha', 'zha', 'Eli[zha]', 2],
    ['张晓红', '晓', '张[晓]红', 2],
    ['值班长 王芳', '王', '值班长 [王]芳', 1],
    ['Ｚｈａｎｇ', 'zh', '[Ｚｈ]ａｎｇ', 0],
    ['Zhang', 'ｚｈ', '[Zh]ang', 0],
    ['Jose\u0301', 'josé', '[Jose\u0301]', 0],
    ['José Ruiz', 'e', 'José Ruiz', null],
    ['Oﬃce desk', 'fic', 'O[ﬃc]e desk', 2],
    ["O'Neil", 'neil', "O'[Neil]", 1],
  ])('finds in %s, for %s, %s', (text, typed, marked, rank) => {
    expect(found(text, typed)).toEqual(rank === null ? null : [marked, rank])
  })

  it('prefers the start of a word to an earlier place inside one', () => {
    expect(found('Elian Lian', 'lian')).toEqual(['Elian [Lian]', 1])
  })

  it('gives the whole text back, in one piece or in three', () => {
    expect(matchText('Li Lei', '')?.parts).toEqual([{ text: 'Li Lei', isMatch: false }])
    expect(matchText('Li Lei', 'l')?.parts.map(({ text }) => text)).toEqual(['L', 'i Lei'])
    expect(matchText('', 'l')).toBeNull()
  })
})
