import { describe, expect, it } from 'vitest'
import { cutText } from './cut-text.ts'

describe('cutText', () => {
  it.each([
    ['a text that fits', '张三', 10, '张三'],
    ['plain letters', 'abcdef', 4, 'abcd'],
    ['a surrogate pair at the end', 'abc𠮷', 4, 'abc'],
    ['an accent of its own', 'abcde\u0301', 5, 'abcd'],
    ['an emoji of several', 'ab👩🏽‍💼', 6, 'ab'],
    ['one character longer than the room', `e${'\u0301'.repeat(9)}`, 4, 'e\u0301\u0301\u0301'],
    ['a pair longer than the room', '𠮷𠮷', 1, ''],
  ])('keeps whole characters of %s', (_, text, maxLength, kept) => {
    expect(cutText(text, maxLength)).toBe(kept)
  })

  it('keeps text as text at each length', () => {
    const text = 'a𠮷👩🏽‍💼e\u0301张'
    for (let length = 0; length <= text.length; length += 1) {
      const kept = cutText(text, length)
      expect(kept.length).toBeLessThanOrEqual(length)
      expect(kept).not.toMatch(/\p{Surrogate}/u)
      expect(text.startsWith(kept)).toBe(true)
    }
  })
})
