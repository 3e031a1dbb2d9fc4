import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatClockTime, formatDate, formatDateTime } from './format-values.ts'

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

describe('after a change of the time zone', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it.each(['en', 'zh-CN'] as const)('times are those of the new zone, in %s', (language) => {
    const instant = Date.UTC(2024, 2, 5, 22, 30)
    const texts = (zone: string): readonly string[] => {
      vi.stubEnv('TZ', zone)
      return [
        formatClockTime(language, instant, instant + 60_000),
        formatClockTime(language, instant, instant + 4 * 3_600_000),
        formatDateTime(language, instant),
        formatDate(language, instant),
      ]
    }
    const [atHome, , ,] = texts('Europe/London')
    expect(atHome).toBe('22:30')
    const [clock, later, whole, day] = texts('Asia/Shanghai')
    expect(clock).toBe('06:30')
    expect(later).toBe('06:30')
    expect(whole).toMatch(/Mar 6, 2024.*06:30|2024年3月6日.*06:30/)
    expect(day).toMatch(/Mar 6, 2024|2024年3月6日/)
  })
})
