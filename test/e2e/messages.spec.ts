import { agent } from './support/gateway.ts'
import { lockKeyring } from './support/keyring.ts'
import { ask, askInVain, bannerOf, expectError, fieldOf, lookUp, searchBox } from './support/panel.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect } from './support/test.ts'
import { patiently, test, untilStored } from './support/test-with-keyring.ts'

const says = 'announcement'

test('an agent whose session is lost reads one message with its buttons, and no error beside it', async ({
  signedIn: { page },
  gateway,
}) => {
  gateway.control.forceSignOut(agent.agentId)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
  const title = await bannerOf(page).locator('.title').innerText()
  await expect(page.getByTestId(says)).toHaveText(title)
  await askInVain(page, '20011')
  await expect(bannerOf(page).getByRole('button')).not.toHaveCount(0)
  await expect(page.getByTestId(says)).toHaveText(title)
})

test('an agent who is signed out reads one message when a colleague is looked up', async ({
  signedIn: { page },
  gateway,
}) => {
  await page.evaluate(() => window.agentBar.signOut())
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  await askInVain(page, '20011')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toEqual([])
})

test('a gateway that is away is one message, and the number asked for is looked up once it is back', async ({
  signedIn: { page },
  gateway,
}) => {
  await gateway.control.goDown()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering')
  await askInVain(page, '20102')
  await gateway.control.comeBack()
  await page.evaluate(() => window.agentBar.retryNow())
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await expect(fieldOf(page, 'workno')).toHaveText('20102')
  await expect(page.getByTestId(says)).toContainText('20102')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(1)
})

test('what was typed meanwhile is not touched when the session comes back', async ({ signedIn: { page }, gateway }) => {
  await gateway.control.goDown()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'recovering')
  await askInVain(page, '20102')
  await searchBox(page).fill('2010')
  await gateway.control.comeBack()
  await page.evaluate(() => window.agentBar.retryNow())
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await expect(searchBox(page)).toHaveValue('2010')
  await lookUp(page, '20103')
  expect(gateway.requestsOf('queryAgentInfoByWorkNo')).toHaveLength(1)
})

test('a number that is no work number is still an error of its own without a session', async ({
  signedIn: { page },
}) => {
  await page.evaluate(() => window.agentBar.signOut())
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  await ask(page, '99')
  await expectError(page, 'workno-out-of-range')
})

test('a locked keyring is one message with its buttons, in the panel and in the form', async ({
  bus,
  launch,
  userData,
  gateway,
}) => {
  const first = await launch({ environment: bus })
  await signIn(first, gateway)
  await untilStored(userData)
  await first.kill()
  await lockKeyring(bus)

  const { page } = await launch({ environment: bus })
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'locked', patiently)
  await askInVain(page, '20011')
  // This desktop has no tray, which is another matter.
  const notices = page.locator('[data-testid="notice"]:not([data-code^="limit-"])')
  await expect(notices).toHaveCount(0)
  await bannerOf(page).locator('[data-action="open-sign-in"]').click()
  await expect(page.getByTestId('keyring')).toHaveCount(1)
  await expect(notices).toHaveCount(0)
})

test('without a keyring the form says once that nothing is stored, and so does the panel', async ({
  launch,
  gateway,
}) => {
  const app = await launch({ environment: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } })
  const { page } = app
  await expect(page.getByTestId('keyring')).toHaveCount(1)
  await signIn(app, gateway, { isPasswordStored: false })
  const inMemory = page.locator('[data-testid="notice"][data-code="session-in-memory-only"]')
  await expect(inMemory).toHaveCount(1)
  await page.evaluate(() => window.agentBar.signOut())
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  // There is no session any more that could be kept anywhere.
  await expect(inMemory).toHaveCount(0)
})
