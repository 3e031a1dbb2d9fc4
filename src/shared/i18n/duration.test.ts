import { describe, expect, it } from 'vitest'
import { ageText, durationText } from './duration.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('durationText', () => {
  it.each([
    [0, '0 sec', '0秒'],
    [59.9, '59 sec', '59秒'],
    [60, '1 min 0 sec', '1分钟0秒'],
    [1_210, '20 min 10 sec', '20分钟10秒'],
    [3_599, '59 min 59 sec', '59分钟59秒'],
    [15_120, '4 hr 12 min', '4小时12分钟'],
    [183_600, '2 days 3 hr', '2天3小时'],
    [-5, '0 sec', '0秒'],
  ])('gives %d seconds in their two largest units', (seconds, english, chinese) => {
    expect(durationText(en, seconds)).toBe(english)
    expect(durationText(zh, seconds)).toBe(chinese)
  })

  it('is written out to be spoken', () => {
    expect(durationText(en, 61, 'long')).toBe('1 minute 1 second')
    expect(durationText(zh, 61, 'long')).toBe('1分钟1秒钟')
  })
})

describe('ageText', () => {
  it('says "just now" for the first two seconds', () => {
    expect([ageText(en, 1.9), ageText(en, 2)]).toEqual(['just now', '2 sec ago'])
    expect([ageText(zh, 0), ageText(zh, 48)]).toEqual(['刚刚', '48秒前'])
  })
})
