import { X509Certificate } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createAuthority, type CertificateKind } from '../../simulator/server/create-certificate.ts'
import type { Simulator } from '../../simulator/simulator.ts'
import { startGatewayServer } from '../contract/support/gateway-server.ts'
import { agent, type Gateway } from './support/gateway.ts'
import { openSettings } from './support/open-settings.ts'
import { askInVain, bannerOf, button, expectError, lookUp, questionOf } from './support/panel.ts'
import { restartGateway } from './support/restart-gateway.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, submitSignIn } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

const recovery = { timeout: 60_000 }

const test = base.extend<{ successors: Simulator[] }>({
  successors: async ({}, use) => {
    const successors: Simulator[] = []
    await use(successors)
    for (const successor of successors) await successor.stop()
  },
})

const fingerprintOf = ({ certificatePem }: Simulator): string => new X509Certificate(certificatePem).fingerprint256

/** Fills in the sign-in view without a CA file and submits it. */
async function submitWithoutCa(page: Page, { url }: Pick<Gateway, 'url'>): Promise<void> {
  await page.locator('input[name="gateway"]').fill(url)
  await page.locator('input[name="agentId"]').fill(agent.agentId)
  await page.locator('input[name="phone"]').fill(agent.phone)
  await page.locator('input[name="password"]').fill(agent.password)
  await button(page, 'Sign in').click()
}

async function signInByPin(page: Page, gateway: Gateway): Promise<void> {
  await submitWithoutCa(page, gateway)
  await button(questionOf(page, 'certificate'), 'Trust and connect').click()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
}

test.describe('a gateway with a self-signed certificate', () => {
  test.use({ gatewayOptions: { tls: 'self-signed' } })

  test('is shown for a decision, and nothing is sent to it if refused', async ({ launch, gateway, userData }) => {
    const { page } = await launch()
    await submitWithoutCa(page, gateway)
    const question = questionOf(page, 'certificate')
    const { validFrom, validTo } = new X509Certificate(gateway.certificatePem)
    await expect(question.getByTestId('certificate-reason')).toHaveAttribute('data-code', 'certificate-unknown')
    await expect(question).toContainText(gateway.url)
    await expect(question).toContainText(/Issued to.*AgentBar gateway simulator/)
    await expect(question).toContainText(/Issued by.*AgentBar gateway simulator/)
    // Dates in the app's time zone (support/test-desktop.ts), not in that of this machine.
    const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'Asia/Shanghai' })
    for (const day of [validFrom, validTo]) await expect(question).toContainText(days.format(new Date(day)))
    await expect(question.getByTestId('fingerprint')).toHaveText(fingerprintOf(gateway))

    await button(question, 'Do not connect').click()
    await expect(question).toHaveCount(0)
    await expectError(page, 'certificate-unknown')
    expect(gateway.requests).toEqual([])
    expect(readSettingsFile(userData).pins).toEqual([])
  })

  test('is trusted at once when the agent trusts its certificate, also by the command line', async ({
    launch,
    command,
    gateway,
    userData,
  }) => {
    const { page } = await launch()
    await signInByPin(page, gateway)
    await lookUp(page, '20011')
    expect(readSettingsFile(userData).pins).toEqual([{ gateway: gateway.url, fingerprint256: fingerprintOf(gateway) }])
    expect(gateway.requestsOf('login')).toHaveLength(1)
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    expect((await command(['lookup', '20102', '--json'])).code).toBe(0)
  })

  test('that presents another certificate than the pinned one is refused, and gets no Guid', async ({
    launch,
    gateway,
    command,
    successors,
    userData,
  }) => {
    const { page } = await launch()
    await signInByPin(page, gateway)
    await expect.poll(() => readSettingsFile(userData).profiles[0]?.isSessionStored).toBe(true)
    const successor = await restartGateway(gateway, { tls: 'self-signed' })
    successors.push(successor)

    const question = questionOf(page, 'certificate')
    await expect(question.getByTestId('certificate-reason')).toHaveAttribute(
      'data-code',
      'certificate-changed',
      recovery,
    )
    await expect(question).toContainText('Somebody may be between you and the gateway')
    await expect(question.getByTestId('fingerprint')).toHaveText([fingerprintOf(successor), fingerprintOf(gateway)])
    await expect(question.getByRole('button', { name: /^Trust/ })).toHaveCount(0)
    await button(question, 'Do not connect').click()
    await askInVain(page, '20102')
    await expect(bannerOf(page)).toContainText('certificate-changed')
    expect(await command(['lookup', '20102'])).toMatchObject({ code: 10, stdout: '' })
    expect(successor.requests).toEqual([])
  })

  test('is refused from the moment its pin is removed', async ({ launch, gateway, userData }) => {
    const { page } = await launch()
    await signInByPin(page, gateway)
    await lookUp(page, '20011')
    await gateway.control.waitForHeldPoll(agent.agentId)
    await openSettings(page, 'administration')
    await page.getByRole('button', { name: `No longer trust the certificate of ${gateway.url}` }).click()
    const question = questionOf(page, 'certificate')
    await expect(question.getByTestId('certificate-reason')).toHaveAttribute('data-code', 'certificate-unknown')
    const sentSoFar = gateway.requests.length
    expect(readSettingsFile(userData).pins).toEqual([])
    await button(question, 'Do not connect').click()
    await page.getByRole('button', { name: 'Back' }).click()
    await askInVain(page, '20102')
    await expect(bannerOf(page)).toContainText('certificate-unknown')
    expect(gateway.requests).toHaveLength(sentSoFar)
  })
})

const reasons: readonly (readonly [CertificateKind, code: string, words: RegExp])[] = [
  ['expired', 'certificate-expired', /It expired on \w+ \d+, \d{4}\./],
  ['not-yet-valid', 'certificate-expired', /It is not valid before \w+ \d+, \d{4}\./],
  ['wrong-host', 'certificate-wrong-host', /It was issued for another address than 127\.0\.0\.1/],
]
for (const [kind, code, words] of reasons)
  test.describe(`a certificate that is ${kind}`, () => {
    test.use({ gatewayOptions: { tls: kind } })

    test('is named as such, and nothing is sent if refused', async ({ launch, gateway }) => {
      const app = await launch()
      await submitSignIn(app, gateway)
      const question = questionOf(app.page, 'certificate')
      await expect(question.getByTestId('certificate-reason')).toHaveAttribute('data-code', code)
      await expect(question).toContainText(words)
      await button(question, 'Do not connect').click()
      expect(gateway.requests).toEqual([])
    })
  })

test.describe('a weak certificate, which anybody could forge', () => {
  test.use({ gatewayOptions: { tls: 'weak' } })

  test('is named as such, cannot be trusted, and nothing is sent', async ({ launch, gateway }) => {
    const { page } = await launch()
    await submitWithoutCa(page, gateway)
    const question = questionOf(page, 'certificate')
    await expect(question.getByTestId('certificate-reason')).toHaveAttribute('data-code', 'certificate-weak')
    await expect(question.getByRole('button', { name: /^Trust/ })).toHaveCount(0)
    await button(question, 'Do not connect').click()
    expect(gateway.requests).toEqual([])
  })
})

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const)
  test(`a gateway that demands a client certificate (${maxVersion}) is trusted first, and then reported as unsupported`, async ({
    launch,
  }) => {
    const { certificatePem: clientAuthorityPem } = await createAuthority('Clients')
    const server = await startGatewayServer(undefined, { clientAuthorityPem, maxVersion })
    const { page } = await launch()
    await submitWithoutCa(page, { url: server.origin })
    await button(questionOf(page, 'certificate'), 'Trust and connect').click()
    await expectError(page, 'client-certificate-needed')
    expect(server.requests).toEqual([])
    await server.stop()
  })
