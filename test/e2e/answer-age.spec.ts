import { card, fieldOf, letCardAge, lookUp, setPageClock } from './support/panel.ts'
import { expect, test } from './support/test.ts'

test('the time in state counts on, and an old card is marked', async ({ signedIn: { page }, gateway }) => {
  gateway.control.setState('20101', { secondsInState: 4 * 60 + 5 })
  await lookUp(page, '20101')
  letCardAge(gateway)
  await expect(card(page)).toHaveAttribute('data-freshness', 'fresh')
  await expect(fieldOf(page, 'duration')).toHaveText(/^4:\d\d$/)
  const answeredAt = Date.now()

  await setPageClock(page, answeredAt + 20_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'stale')
  await expect(fieldOf(page, 'age')).toHaveText(/^(19|2\d) sec ago$/)
  await expect(fieldOf(page, 'stale')).toHaveText('may have changed')
  // What was counted by the monotonic clock does not follow the computer's.
  await expect(fieldOf(page, 'duration')).toHaveText(/^4:[0-2]\d$/)

  await setPageClock(page, answeredAt + 65_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  await expect(fieldOf(page, 'age')).toContainText('out of date')
  await expect(card(page)).toContainText('Look up again before you transfer.')

  // A clock that is set back makes nothing young again.
  await setPageClock(page, answeredAt - 3_600_000)
  await expect(card(page)).toHaveAttribute('data-freshness', 'old')
  await expect(fieldOf(page, 'age')).toContainText('out of date')
})
