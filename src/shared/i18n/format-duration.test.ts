import { describe, expect, it } from 'vitest'
import { formatAge, formatDuration, formatDurationInWords, formatSpokenDuration } from './format-duration.ts'
import { createTranslator } from './translator.ts'

const en = createTranslator('en')
const zh = createTranslator('zh-CN')

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [48, '0:48'],
    [59.9, '0:59'],
    [60, '1:00'],
    [248, '4:08'],
    [1_216, '20:16'],
    [3_599, '59:59'],
    [-5, '0:00'],
  ])('shows %d seconds as a stopwatch does', (seconds, shown) => {
    expect(formatDuration(en, seconds)).toBe(shown)
    expect(formatDuration(zh, seconds)).toBe(shown)
  })

  it.each([
    [3_600, '1 hr 0 min', '1 小时 0 分'],
    [15_120, '4 hr 12 min', '4 小时 12 分'],
    [86_400, '1 day 0 hr', '1 天 0 小时'],
    [183_600, '2 days 3 hr', '2 天 3 小时'],
  ])('names the units of %d seconds, whose hours nobody may take for minutes', (seconds, english, chinese) => {
    expect(formatDuration(en, seconds)).toBe(english)
    expect(formatDuration(zh, seconds)).toBe(chinese)
  })
})

describe('formatDurationInWords', () => {
  it.each([
    [0, '0 sec', '0 秒'],
    [12, '12 sec', '12 秒'],
    [60, '1 min 0 sec', '1 分 0 秒'],
    [1_216, '20 min 16 sec', '20 分 16 秒'],
    [15_120, '4 hr 12 min', '4 小时 12 分'],
    [183_600, '2 days 3 hr', '2 天 3 小时'],
    [-5, '0 sec', '0 秒'],
  ])('gives %d seconds in their two largest units', (seconds, english, chinese) => {
    expect(formatDurationInWords(en, seconds)).toBe(english)
    expect(formatDurationInWords(zh, seconds)).toBe(chinese)
  })
})

describe('formatSpokenDuration', () => {
  it.each([
    [61, '1 minute 1 second', '1 分 1 秒'],
    [1_216, '20 minutes 16 seconds', '20 分 16 秒'],
    [7_260, '2 hours 1 minute', '2 小时 1 分'],
    [176_400, '2 days 1 hour', '2 天 1 小时'],
  ])('writes %d seconds out', (seconds, english, chinese) => {
    expect(formatSpokenDuration(en, seconds)).toBe(english)
    expect(formatSpokenDuration(zh, seconds)).toBe(chinese)
  })
})

describe('formatAge', () => {
  it('says "just now" for the first two seconds', () => {
    expect([formatAge(en, 1.9), formatAge(en, 2)]).toEqual(['just now', '2 sec ago'])
    expect([formatAge(zh, 0), formatAge(zh, 48)]).toEqual(['刚刚查询', '48 秒前'])
  })

  it.each([
    [119, '1 min ago', '1 分钟前'],
    [150, '2 min ago', '2 分钟前'],
    [15_120, '4 hr ago', '4 小时前'],
    [183_600, '2 days ago', '2 天前'],
  ])('gives %d seconds in their largest unit', (seconds, english, chinese) => {
    expect(formatAge(en, seconds)).toBe(english)
    expect(formatAge(zh, seconds)).toBe(chinese)
  })
})
