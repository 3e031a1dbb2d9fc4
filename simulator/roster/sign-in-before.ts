/** The hours, in local time, at which the day's and the night's shift begin. */
const shiftHours = [8, 20] as const

/**
 * When a colleague of that shift signed in who was at work at `at` (epoch milliseconds): some
 * minutes after the latest begin of a shift before it.
 */
export function signInBefore(at: number, minutesLate: number): number {
  const signIns = [-1, 0].flatMap((dayOffset) =>
    shiftHours.map((hour) => {
      const begin = new Date(at)
      begin.setDate(begin.getDate() + dayOffset)
      return begin.setHours(hour, minutesLate, 0, 0)
    }),
  )
  return Math.max(...signIns.filter((signIn) => signIn <= at))
}
