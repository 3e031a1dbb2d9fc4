import { describe, expect, it } from 'vitest'
import { formatAge, formatDuration } from './format-duration.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('formatDuration', () => {
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
    expect(formatDuration(en, seconds)).toBe(english)
    expect(formatDuration(zh, seconds)).toBe(chinese)
  })

  it('is written out to be spoken', () => {
    expect(formatDuration(en, 61, 'long')).toBe('1 minute 1 second')
    expect(formatDuration(zh, 61, 'long')).toBe('1分钟1秒钟')
  })
})

describe('formatAge', () => {
  it('says "just now" for the first two seconds', () => {
    expect([formatAge(en, 1.9), formatAge(en, 2)]).toEqual(['just now', '2 sec ago'])
    expect([formatAge(zh, 0), formatAge(zh, 48)]).toEqual(['刚刚', '48秒前'])
  })
})
