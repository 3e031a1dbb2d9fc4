import { describe, expect, it } from 'vitest'
import { parseInteger } from './parse-integer.ts'

describe('a typed number', () => {
  it.each([
    ['5', 5],
    [' 50 ', 50],
    ['１５', 15],
    ['\u200e١٥\u200b', 15],
    ['007', 7],
  ])('"%s" is read', (text, expected) => expect(parseInteger(text, 5, 50)).toBe(expected))

  it.each(['4', '51', '', ' ', '1e1', '+7', '-7', '7.5', '0x10', '7 8', '十', '99999999999999999999'])(
    '"%s" is none from 5 to 50',
    (text) => expect(parseInteger(text, 5, 50)).toBeNull(),
  )
})
