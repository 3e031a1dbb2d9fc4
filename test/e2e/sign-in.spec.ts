import { X509Certificate } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectError, searchBox } from './support/panel.ts'
import { chooseCaFile, sessionOf, submitSignIn } from './support/sign-in.ts'
import { agent, type Gateway } from './support/gateway.ts'
import { expect, test } from './support/test.ts'

/** Sessions that do not belong to imaginary other clients. */
const ownSessions = ({ control }: Gateway) => control.sessions().filter(({ isElsewhere }) => !isElsewhere)

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

test('the first start asks for gateway, number and password, and leads to the search box', async ({
  launch,
  gateway,
}) => {
  const app = await launch()
  const { page } = app
  await expect(page.getByRole('heading', { name: 'Sign in to the gateway' })).toBeVisible()
  await expect(field(page, 'Gateway address')).toBeFocused()

  await field(page, 'Gateway address').fill(gateway.url)
  await field(page, 'Your work number').fill(agent.agentId)
  await field(page, 'Phone number').fill(agent.phone)
  await field(page, 'Password').fill(agent.password)
  await chooseCaFile(app, gateway.caFile)
  await field(page, 'Password').press('Enter')

  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await expect(sessionOf(page)).toHaveText(/20010\s*Signed in/)
  await expect(searchBox(page)).toBeFocused()
  expect(gateway.requestsOf('login').map(({ retcode }) => retcode)).toEqual(['0'])
})

test('a field shows its error once it is left, and nothing is sent before all are valid', async ({
  firstRun: { page },
  gateway,
}) => {
  await expect(page.getByText('Enter the address of your gateway.')).toHaveCount(0)

  await field(page, 'Gateway address').fill('not a gateway')
  await field(page, 'Your work number').fill('20x')
  await field(page, 'Phone number').fill('call me')
  await field(page, 'Password').focus()
  await expect(page.getByText('This is not a gateway address.')).toBeVisible()
  await expect(page.getByText('A work number has digits only')).toBeVisible()
  await expect(page.getByText('A phone number has digits')).toBeVisible()
  await expect(field(page, 'Your work number')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('Enter the password of your work number.')).toHaveCount(0)

  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Enter the password of your work number.')).toBeVisible()
  await expect(field(page, 'Gateway address')).toBeFocused()

  await field(page, 'Gateway address').fill(gateway.url)
  await field(page, 'Your work number').fill('99')
  await expect(page.getByText('This is not a gateway address.')).toHaveCount(0)
  await expect(page.getByText('Work numbers go from 101 to 999999.')).toBeVisible()
  expect(gateway.requests).toEqual([])
})

test('the connection test shows how fast the gateway replies, without signing in', async ({ firstRun, gateway }) => {
  const { page } = firstRun
  await field(page, 'Gateway address').fill(`127.0.0.1:${gateway.port}`)
  await chooseCaFile(firstRun, gateway.caFile)
  await page.getByRole('button', { name: 'Test connection' }).click()

  const outcome = page.getByTestId('connection')
  await expect(outcome).toHaveText(/The gateway answered in \d+ ms\./)
  await expect(outcome).toContainText(gateway.url)
  expect(gateway.requests.length).toBeGreaterThan(0)
  expect(ownSessions(gateway)).toEqual([])
})

test('an unknown authority can be declined by Escape, or accepted by its CA file', async ({ firstRun, gateway }) => {
  const { page } = firstRun
  await field(page, 'Gateway address').fill(gateway.url)
  await page.getByRole('button', { name: 'Test connection' }).click()
  const question = page.getByTestId('question')
  await expect(question.getByTestId('certificate-reason')).toHaveAttribute('data-code', 'certificate-unknown')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(await expectError(page, 'certificate-unknown')).toContainText('CA file under Advanced')
  expect(gateway.requests).toEqual([])

  await chooseCaFile(firstRun, gateway.caFile)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByTestId('connection')).toBeVisible()
})

test('a certificate may be trusted by its fingerprint, for this gateway', async ({ launch, gateway }) => {
  const { page } = await launch()
  await field(page, 'Gateway address').fill(gateway.url)
  await page.getByRole('button', { name: 'Test connection' }).click()
  const { fingerprint256 } = new X509Certificate(gateway.certificatePem)
  await expect(page.getByTestId('fingerprint')).toHaveText(fingerprint256)
  await page.getByRole('button', { name: 'Trust and connect' }).click()
  await expect(page.getByTestId('question')).toHaveCount(0)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByTestId('connection')).toContainText('The gateway answered')
})

test('a wrong password is reported and keeps the form, and the right one signs in', async ({ launch, gateway }) => {
  const app = await launch()
  const { page } = app
  await submitSignIn(app, gateway, { password: 'not the password' })
  const note = await expectError(page, 'wrong-password')
  await expect(note).toContainText('The work number or password is wrong.')
  await expect(note).toContainText('100-004')
  await expect(field(page, 'Your work number')).toHaveValue(agent.agentId)

  await field(page, 'Password').fill(agent.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
})

for (const [trait, agentId, code] of [
  ['an expired password', '20015', 'password-expired'],
  ['a password that must be changed', '20016', 'password-change-demanded'],
  ['a locked account', '20018', 'account-locked'],
  ['an agent who is signed in elsewhere', '20019', 'signed-in-elsewhere'],
  ['an agent who is signed in elsewhere for good', '20020', 'signed-in-elsewhere-protected'],
] as const) {
  test(`${trait} is shown as ${code}, and nobody stays signed in`, async ({ firstRun, gateway }) => {
    await submitSignIn(firstRun, gateway, { agentId, password: `Agent@${agentId}` })
    await expectError(firstRun.page, code)
    expect(ownSessions(gateway)).toEqual([])
    expect(gateway.requestsOf('forceLogin')).toEqual([])
  })
}

test('a password that expires soon is shown in the panel', async ({ launch, gateway }) => {
  const app = await launch()
  const result = { vdnid: 6, workno: agent.agentId, mediatype: 'TTT', isForceChange: 'false', timeRemaining: '3' }
  gateway.control.faults.add({ on: `onlineagent/${agent.agentId}`, method: 'PUT', fault: 'result', result })
  await submitSignIn(app, gateway)
  await expect(app.page.getByTestId('session-banner')).toHaveText('Your password expires in 3 days.')
})

test('a gateway that is down is shown as unreachable', async ({ firstRun, gateway }) => {
  await gateway.stop()
  await submitSignIn(firstRun, gateway)
  await expect(await expectError(firstRun.page, 'gateway-unreachable')).toContainText('Check network and VPN')
})

test('plain http and a file that is no certificate are refused before anything is sent', async ({
  firstRun,
  gateway,
}) => {
  const { page } = firstRun
  await field(page, 'Gateway address').fill(gateway.url.replace('https:', 'http:'))
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expectError(page, 'http-not-allowed')

  await field(page, 'Gateway address').fill(gateway.url)
  await chooseCaFile(firstRun, import.meta.filename)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expectError(page, 'ca-file-unreadable')
  expect(gateway.requests).toEqual([])
})

for (const [kind, code] of [
  ['expired', 'certificate-expired'],
  ['wrong-host', 'certificate-wrong-host'],
] as const) {
  test.describe(`a gateway with a certificate that is ${kind}`, () => {
    test.use({ gatewayOptions: { tls: kind } })

    test(`is refused as ${code}`, async ({ firstRun, gateway }) => {
      await submitSignIn(firstRun, gateway)
      await expectError(firstRun.page, code)
      expect(gateway.requests).toEqual([])
    })
  })
}
