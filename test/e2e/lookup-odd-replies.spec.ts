import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ask, card, expectError, fieldOf, lookUp, openDetails } from './support/panel.ts'
import { readLog, unexpectedErrors } from './support/running-app.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const result = {
  workno: '20011',
  name: '20011',
  status: '7',
  ctiStatus: '5',
  groupid: 1,
  groupname: 'jst',
  skilllist: [{ name: 'voice', id: 6, mediatype: 5 }],
  mediatype: 'TTT',
  vdnid: 6,
  phonenumber: '70942',
  currentstatetime: 75,
  logindate: 1_501_125_758_000,
  callids: [] as unknown[],
  inMultimediaConf: 0,
  currentStateReason: 0,
}
const reply = (differences: Partial<Record<keyof typeof result, unknown>>) =>
  ({
    fault: 'malformed-body',
    body: JSON.stringify({ message: '', retcode: '0', result: { ...result, ...differences } }),
  }) as const

for (const callids of [
  ['1501125758-12', '1501125758-12'],
  ['150112575812', 150112575812],
]) {
  test(`the same call twice is shown twice, and the panel goes on: ${JSON.stringify(callids)}`, async ({
    panel: { page, gateway },
  }) => {
    gateway.failLookups(reply({ callids }), '20011')
    await lookUp(page, '20011')
    await openDetails(page)
    await expect(fieldOf(page, 'call-ids').locator('.line')).toHaveText(callids.map(String))
    await expect(page.getByTestId('announcement')).toContainText(/^Not now\..* 20011\./)
    await lookUp(page, '20101')
  })
}

/** Lets the page's formatting of a time throw, as a drawing that nobody expected to throw. */
const breakDrawing = (page: Page, isBroken: boolean) =>
  page.evaluate((broken) => {
    const known = window as unknown as { padStart?: string['padStart'] }
    known.padStart ??= String.prototype.padStart
    const { padStart } = known
    String.prototype.padStart = broken
      ? () => {
          throw new Error('broken on purpose')
        }
      : padStart
  }, isBroken)

test('a card that cannot be drawn is an error with a report number, and the next lookup works', async ({
  launch,
  gateway,
  folder,
}) => {
  // A folder of its own, since its log has the error that no other may have.
  const userData = join(folder, 'broken-page')
  const app = await launch({ userData })
  const { page } = app
  await signIn(app, gateway)
  await breakDrawing(page, true)
  await ask(page, '20101')
  await expectError(page, 'internal')
  const error = page.getByTestId('error')
  await expect(error).toContainText(/internal · [0-9a-f]{8}/)
  const reportId = /internal · ([0-9a-f]{8})/.exec(await error.innerText())?.[1] ?? 'none'
  await expect.poll(() => unexpectedErrors(userData).join('\n')).toContain(reportId)
  expect(readLog(userData)).not.toContain('broken on purpose')
  await expect(page.getByTestId('announcement')).toContainText('This could not be shown.')
  await expect(card(page)).toHaveCount(0)
  await breakDrawing(page, false)
  await lookUp(page, '20102')
  await expect(page.getByTestId('announcement')).toContainText(/^Not now\..* 20102\./)
})
