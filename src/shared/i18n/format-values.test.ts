import { describe, expect, it } from 'vitest'
import { formatClockTime } from './format-values.ts'

const at = new Date(2024, 2, 5, 8, 5).getTime()
const later = new Date(2024, 2, 5, 17, 0).getTime()
const nextDay = new Date(2024, 2, 6, 0, 1).getTime()

describe('formatClockTime', () => {
  it('is the clock time alone on the same day, by 24 hours in both languages', () => {
    expect(formatClockTime('en', at, later)).toBe('08:05')
    expect(formatClockTime('zh-CN', later, at)).toBe('17:00')
  })

  it('has the date on another day', () => {
    expect(formatClockTime('en', at, nextDay)).toMatch(/Mar 5, 2024.*08:05/)
    expect(formatClockTime('zh-CN', at, nextDay)).toMatch(/2024年3月5日.*08:05/)
  })
})
