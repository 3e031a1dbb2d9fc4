import { describe, expect, it } from 'vitest'
import { ageText, durationText } from './duration.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('durationText', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [59.9, '59 s', '59 秒'],
    [60, '1 min 0 s', '1 分 0 秒'],
    [1_210, '20 min 10 s', '20 分 10 秒'],
    [3_599, '59 min 59 s', '59 分 59 秒'],
    [15_120, '4 h 12 min', '4 小时 12 分'],
    [183_600, '2 d 3 h', '2 天 3 小时'],
    [-5, '0 s', '0 秒'],
  ])('gives %d seconds in their two largest units', (seconds, english, chinese) => {
    expect(durationText(en, seconds)).toBe(english)
    expect(durationText(zh, seconds)).toBe(chinese)
  })
})

describe('ageText', () => {
  it('says "just now" for the first two seconds', () => {
    expect([ageText(en, 1.9), ageText(en, 2)]).toEqual(['just now', '2 s ago'])
    expect([ageText(zh, 0), ageText(zh, 48)]).toEqual(['刚刚', '48 秒前'])
  })
})
