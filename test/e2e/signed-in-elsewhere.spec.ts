import { createTestClient } from '../../simulator/testing/test-client.ts'
import { agent } from './support/gateway.ts'
import { bannerOf, button, expectError, lookUp } from './support/panel.ts'
import { forbiddenRequests } from './support/session-probes.ts'
import { chooseCaFile, sessionOf, signIn, submitSignIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const recovery = { timeout: 40_000 }

test('a sign-out by a supervisor is shown with its time, and nobody signs in again unasked', async ({
  signedIn: { page },
  gateway,
}) => {
  gateway.control.forceSignOut(agent.agentId)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
  const banner = bannerOf(page)
  await expect(banner).toContainText(/The gateway signed you out at \d{1,2}:\d{2}/)
  await expect(banner).toContainText('somebody ended your session there')
  await expect(banner).toContainText('ask your supervisor')
  expect(gateway.requestsOf('login')).toHaveLength(1)
  expect(gateway.requestsOf('forceLogin')).toEqual([])
})

test('a forced sign-in elsewhere is shown, and not answered with another', async ({ signedIn: { page }, gateway }) => {
  const other = createTestClient(gateway)
  await other.signIn('forcelogin')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', recovery)
  await expect(bannerOf(page)).toContainText(
    /signed you out at \d{1,2}:\d{2}.*you signed in or out with another program/,
  )
  expect(gateway.requestsOf('login')).toHaveLength(1)
  expect(gateway.requestsOf('forceLogin')).toHaveLength(1)
  expect((await other.lookUp('20011')).json()).toMatchObject({ retcode: '0' })
})

test.describe('where the gateway sends no event when another program takes the session', () => {
  test.use({ gatewayOptions: { assumptions: { hasShutdownEvent: false } } })

  test('one plain sign-in is tried, "signed in elsewhere" is shown, and nothing is forced', async ({
    signedIn: { page },
    gateway,
  }) => {
    gateway.control.signInElsewhere(agent.agentId)
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', recovery)
    const banner = bannerOf(page)
    await expect(banner).toContainText('This work number is signed in elsewhere.')
    expect(gateway.requestsOf('login')).toHaveLength(2)
    expect(gateway.requestsOf('forceLogin')).toEqual([])

    // The quiet way first, in the banner too.
    await expect(banner.getByRole('button')).toHaveText(['Use that session here', 'Other ways…'])
    await expect(banner).not.toContainText('force')
    await button(banner, 'Other ways…').click()
    await expect(page.getByTestId('elsewhere')).toBeVisible()
  })
})

const elsewhere = { agentId: '20019', password: 'Agent@20019', phone: '70919' }

test('an agent who is signed in elsewhere can force the sign-in after reading what it does', async ({
  launch,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  await submitSignIn(app, gateway, elsewhere)
  await expectError(page, 'signed-in-elsewhere')
  const choice = page.getByTestId('elsewhere')
  await expect(choice.getByRole('button')).toHaveText([
    'Use that session here',
    'Sign in for lookups only',
    'Leave it as it is',
    'Sign the other program out and sign in here…',
  ])
  await expect(choice.getByRole('button').first()).toBeFocused()
  await expect(choice.getByRole('button').last()).toHaveAccessibleDescription(
    /The other program is signed out; a call there may be cut off\./,
  )

  await button(choice, 'Sign the other program out and sign in here…').click()
  const confirm = page.getByTestId('force-confirm')
  await expect(confirm).toContainText('The other program in which 20019 is signed in is signed out at once.')
  await expect(confirm).toContainText('A call in progress there may be cut off')
  expect(gateway.requestsOf('forceLogin')).toEqual([])

  await button(confirm, 'Sign the other program out and sign in here').click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  expect(gateway.requestsOf('forceLogin').map(({ retcode }) => retcode)).toEqual(['0'])
  await lookUp(page, '20011')
  expect(forbiddenRequests(gateway)).toEqual([])
})

test('an agent who cancels or leaves the choice has signed nobody out', async ({ launch, gateway }) => {
  const app = await launch()
  const { page } = app
  const wasThere = () => gateway.control.sessions().filter(({ agentId }) => agentId === '20019')
  await submitSignIn(app, gateway, elsewhere)
  await button(page.getByTestId('elsewhere'), 'Sign the other program out and sign in here…').click()
  await button(page.getByTestId('force-confirm'), 'Cancel').click()
  await expect(page.getByTestId('force-confirm')).toHaveCount(0)
  await expect(page.getByTestId('elsewhere')).toHaveCount(0)
  await expect(page.locator('input[name="password"]')).toHaveValue(elsewhere.password)

  await submitSignIn(app, gateway, elsewhere)
  await button(page.getByTestId('elsewhere'), 'Leave it as it is').click()
  await expect(page.getByTestId('elsewhere')).toHaveCount(0)
  expect(gateway.requestsOf('forceLogin')).toEqual([])
  expect(wasThere()).toMatchObject([{ isElsewhere: true }])
})

test('force is not offered where the other sign-in is protected', async ({ launch, gateway }) => {
  const app = await launch()
  await submitSignIn(app, gateway, { agentId: '20020', password: 'Agent@20020', phone: '70920' })
  await expectError(app.page, 'signed-in-elsewhere-protected')
  const choice = app.page.getByTestId('elsewhere')
  await expect(choice.getByRole('button')).toHaveText([
    'Use that session here',
    'Sign in for lookups only',
    'Leave it as it is',
  ])
})

test('"use that session here" opens the view for it, with what is known', async ({ launch, gateway }) => {
  const app = await launch()
  const { page } = app
  await submitSignIn(app, gateway, elsewhere)
  await button(page.getByTestId('elsewhere'), 'Use that session here').click()
  const form = page.getByTestId('adopt')
  await expect(form.locator('input[name="gateway"]')).toHaveValue(gateway.url)
  await expect(form.locator('input[name="agentId"]')).toHaveValue('20019')
  await expect(form.locator('input[name="guid"]')).toHaveValue('')
})

test('"lookups only" is tried beside the other program, and not offered again when it is refused', async ({
  launch,
  gateway,
}) => {
  const app = await launch()
  await submitSignIn(app, gateway, elsewhere)
  const choice = app.page.getByTestId('elsewhere')
  await button(choice, 'Sign in for lookups only').click()
  await expect(choice.getByRole('button')).toHaveCount(3)
  expect(gateway.requestsOf('loginEx').map(({ retcode }) => retcode)).toEqual(['100-002'])
  expect(gateway.requestsOf('forceLogin')).toEqual([])
})

test('"look up only" signs in by loginEx without state or media, and does so again after a loss', async ({
  launch,
  gateway,
}) => {
  const app = await launch()
  await chooseCaFile(app, gateway.caFile)
  await app.page.getByRole('radio', { name: 'Lookup only' }).check()
  await signIn(app, gateway)
  await lookUp(app.page, '20011')
  expect(gateway.requestsOf('login')).toEqual([])
  const asked = gateway.control.rawRequests().find(({ url }) => url.endsWith('/loginex'))
  expect(JSON.parse(asked?.body ?? '')).toEqual({ password: agent.password, phonenum: agent.phone })

  gateway.control.forceSignOut(agent.agentId, false)
  await expect.poll(() => gateway.requestsOf('loginEx').length, recovery).toBe(2)
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in')
  expect(gateway.requestsOf('login')).toEqual([])
  expect(forbiddenRequests(gateway)).toEqual([])
})

for (const [what, choices, code, title, next] of [
  [
    'a wrong password',
    { password: 'wrong' },
    'wrong-password',
    'The work number or password is wrong.',
    'lock your work number',
  ],
  [
    'a locked account',
    { agentId: '20018', password: 'Agent@20018' },
    'account-locked',
    'Your work number is locked.',
    'ask your supervisor to unlock it',
  ],
  [
    'an unknown phone',
    { phone: '70013' },
    'phone-invalid',
    'does not know this phone',
    'whether the phone is registered',
  ],
  ['a phone out of range', { phone: '70014' }, 'phone-out-of-range', 'not in the allowed range', 'administrator'],
  [
    'an expired password',
    { agentId: '20015', password: 'Agent@20015' },
    'password-expired',
    'Your password has expired.',
    'Change it in your usual program',
  ],
  [
    'a password that must be changed',
    { agentId: '20016', password: 'Agent@20016' },
    'password-change-demanded',
    'The gateway requires a new password.',
    'sign in here with the new one',
  ],
] as const)
  test(`${what} has its own message, with what to do`, async ({ firstRun }) => {
    await submitSignIn(firstRun, firstRun.gateway, choices)
    const note = await expectError(firstRun.page, code)
    await expect(note).toContainText(title)
    await expect(note).toContainText(next)
  })
