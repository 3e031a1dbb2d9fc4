import { describe, expect, it } from 'vitest'
import { signInBefore } from './sign-in-before.ts'

const local = (day: number, hour: number, minute: number): number => new Date(2026, 10, day, hour, minute).getTime()

describe('the sign-in of a colleague who is at work', () => {
  it.each([
    ['in the morning', local(28, 9, 30), local(28, 8, 25)],
    ['late in the afternoon', local(28, 18, 0), local(28, 8, 25)],
    ['in the evening', local(28, 21, 0), local(28, 20, 25)],
    ['at night', local(28, 4, 1), local(27, 20, 25)],
    ['just before the late ones of the shift came', local(28, 8, 24), local(27, 20, 25)],
    ['at the minute of the sign-in', local(28, 8, 25), local(28, 8, 25)],
  ])('is at the begin of the shift: %s', (_, at, signIn) => {
    expect(signInBefore(at, 25)).toBe(signIn)
  })
})
