import { ask, bannerOf, card, expectError, fieldOf, lookUp } from './support/panel.ts'
import type { ErrorCode } from '../../src/shared/error-codes.ts'
import type { LookupFault } from './support/gateway.ts'
import { writeSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const retcode = (code: string, message = 'said by the gateway'): LookupFault => ({
  fault: 'retcode',
  retcode: code,
  message,
})

/** The fault, its error code, and words of the title, the next step or the small print. */
const cases: readonly (readonly [what: string, fault: LookupFault, code: ErrorCode, words: string])[] = [
  ['an HTTP error', { fault: 'status', status: 502 }, 'gateway-http-status', 'HTTP status 502'],
  [
    'a page in place of JSON',
    { fault: 'malformed-body', body: '<html></html>' },
    'reply-not-understood',
    'could not be understood',
  ],
  ['half a reply', { fault: 'malformed-body' }, 'reply-not-understood', 'could not be understood'],
  [
    'nonsense in the fields',
    { fault: 'wrong-types', variant: 'nonsense' },
    'reply-not-understood',
    'could not be understood',
  ],
  ['a redirect', { fault: 'redirect', location: 'https://127.0.0.1:1/' }, 'gateway-redirect', 'another address'],
  ['a broken connection', { fault: 'reset' }, 'gateway-unreachable', 'Check network and VPN'],
  [
    'a reply broken off in the middle',
    { fault: 'reset', when: 'middle' },
    'gateway-unreachable',
    'Check network and VPN',
  ],
  ['a reply without an end', { fault: 'huge-body', bytes: 1_200_000 }, 'reply-too-large', 'too large'],
  ['000-002', retcode('000-002'), 'bad-parameter', '000-002'],
  ['000-004', retcode('000-004'), 'gateway-switching', 'Wait a few seconds'],
  ['000-007', retcode('000-007'), 'too-fast', 'Wait a second'],
  ['100-007', retcode('100-007'), 'colleague-not-found', '100-007'],
  [
    'a code that nobody listed',
    retcode('999-123', 'The moon is full'),
    'gateway-refused',
    'The gateway says 999-123: The moon is full',
  ],
]

for (const [what, fault, code, words] of cases) {
  test(`${what} on a lookup is shown as ${code}, and the next lookup works`, async ({ panel: { page, gateway } }) => {
    gateway.failLookups(fault)
    await ask(page, '20011')
    await expect(await expectError(page, code)).toContainText(words)
    await expect(card(page)).toHaveCount(0)

    gateway.control.faults.clear()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(fieldOf(page, 'workno')).toHaveText('20011')
    await expect(page.getByTestId('error')).toHaveCount(0)
  })
}

test('a lookup without a reply ends after the configured time-out', async ({ launch, gateway, userData }) => {
  writeSettingsFile(userData, { requestTimeoutMs: 3_000 })
  const app = await launch()
  await signIn(app, gateway)
  gateway.failLookups({ fault: 'hang' })
  await ask(app.page, '20011')
  await expect(await expectError(app.page, 'gateway-timeout')).toContainText(
    'No answer from the gateway for 3 seconds.',
  )
})

test('an error about the same number keeps the card below it, with its age', async ({ panel: { page, gateway } }) => {
  await lookUp(page, '20011')
  gateway.failLookups({ fault: 'status', status: 503 })
  await ask(page, '20011')
  await expectError(page, 'gateway-http-status')
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})

test('a gateway that goes down is shown as unreachable, and the lookup is answered when it is back', async ({
  signedIn: { page },
  gateway,
}) => {
  await gateway.control.goDown()
  await ask(page, '20011')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering')
  await expect(bannerOf(page)).toContainText('The gateway cannot be reached.')

  await gateway.control.comeBack()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', { timeout: 20_000 })
  await expect(fieldOf(page, 'workno')).toHaveText('20011')
})
