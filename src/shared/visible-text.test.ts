import { describe, expect, it } from 'vitest'
import { visibleJson, visibleText } from './visible-text.ts'

describe('visibleText', () => {
  it.each([
    ['韩梅梅 (Ann-Marie O’Neil) 👩🏽‍💻', '韩梅梅 (Ann-Marie O’Neil) 👩🏽‍💻'],
    ['张三\u001b[2K\u001b[1A\u001b]0;pwned\u0007\r\nAvailability: Free', '张三␛[2K␛[1A␛]0;pwned␇␍␊Availability: Free'],
    ['a\u0000\tb\u007f', 'a␀␉b␡'],
    ['a\u009b2Jb\u0085c', 'a\\u{9b}2Jb\\u{85}c'],
    ['one\u2028two\u2029three', 'one\\u{2028}two\\u{2029}three'],
    [
      '\u202eeerF\u202c \u2066x\u2069 \u200e\u200f\u061c',
      '\\u{202e}eerF\\u{202c} \\u{2066}x\\u{2069} \\u{200e}\\u{200f}\\u{61c}',
    ],
    ['half \ud83d.', 'half \\u{d83d}.'],
  ])('of %j has one line, and nothing that steers a terminal', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
    expect(visibleText(shown)).toBe(shown)
  })
})

describe('visibleJson', () => {
  it('escapes what JSON lets through, and means the same', () => {
    const value = { name: '张三\u001b[2K\u007f\u009b2J\u202e\u2028\r\n', half: '\ud83d' }
    const text = visibleJson(value)
    expect(text).toBe('{\n  "name": "张三\\u001b[2K\\u007f\\u009b2J\\u202e\\u2028\\r\\n",\n  "half": "\\ud83d"\n}')
    expect(JSON.parse(text)).toEqual(value)
  })
})
