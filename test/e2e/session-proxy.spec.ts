import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { agent, type Gateway } from './support/gateway.ts'
import { keyringEntry } from './support/keyring.ts'
import { askInVain, bannerOf, button, lookUp, questionOf } from './support/panel.ts'
import { startProxy, type ProxyAccount, type TestProxy } from './support/proxy.ts'
import { runCli } from './support/run-cli.ts'
import { storedSession } from './support/session-probes.ts'
import { readSettingsFile, writeSettingsFile } from './support/settings-file.ts'
import { sessionOf, signInArguments } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

const account: ProxyAccount = { username: 'agent', password: 'Through-the-proxy-7' }
const patiently = { timeout: 20_000 }

/** With a company proxy as the only route to the gateway. */
const test = base.extend<{ companyProxy: TestProxy }>({
  companyProxy: async ({}, use) => {
    const companyProxy = await startProxy(account)
    await use(companyProxy)
    await companyProxy.stop()
  },
})
// Chromium does not use the CA file, so the certificate is pinned.
test.use({ gatewayOptions: { tls: 'self-signed' } })

async function submit(page: Page, { url }: Gateway): Promise<void> {
  await page.locator('input[name="gateway"]').fill(url)
  await page.locator('input[name="agentId"]').fill(agent.agentId)
  await page.locator('input[name="phone"]').fill(agent.phone)
  await page.locator('input[name="password"]').fill(agent.password)
  await button(page, 'Sign in').click()
}

async function answerProxy(page: Page, { username, password }: ProxyAccount): Promise<void> {
  const question = questionOf(page, 'proxy-credentials')
  await question.locator('input[name="username"]').fill(username)
  await question.locator('input[name="password"]').fill(password)
  await button(question, 'Sign in to the proxy').click()
}

test('the proxy’s credentials are asked for once and again if wrong, and all requests go through it', async ({
  launch,
  gateway,
  companyProxy,
  userData,
  testDesktop,
}) => {
  const app = await launch({ args: companyProxy.switches })
  const { page } = app
  await submit(page, gateway)
  const question = questionOf(page, 'proxy-credentials')
  await expect(question).toContainText(companyProxy.address, patiently)
  expect(gateway.requests).toEqual([])

  await answerProxy(page, { ...account, password: 'not this one' })
  await expect(question).toHaveCount(0)
  await button(page, 'Sign in').click()
  await expect(question.getByTestId('proxy-refused')).toBeVisible(patiently)
  expect(companyProxy.requests.map(({ password }) => password)).toContain('not this one')
  await answerProxy(page, account)
  await button(page, 'Sign in').click()
  const certificate = questionOf(page, 'certificate')
  await button(certificate, 'Trust and connect').click(patiently)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await lookUp(page, '20011')
  await lookUp(page, '20102')
  expect(new Set(companyProxy.requests.map(({ target }) => target))).toEqual(new Set([`127.0.0.1:${gateway.port}`]))
  expect(gateway.requestsOf('login')).toHaveLength(1)

  await expect.poll(() => readSettingsFile(userData).proxiesWithCredentials).toEqual([companyProxy.address])
  const kept = await keyringEntry(testDesktop.environment, `proxy:${companyProxy.address}`)
  expect(JSON.parse(kept ?? '')).toEqual(account)
})

test('stored credentials serve the next start, and no request bypasses the proxy', async ({
  launch,
  gateway,
  companyProxy,
  testDesktop,
}) => {
  const first = await launch({ args: companyProxy.switches })
  await submit(first.page, gateway)
  await answerProxy(first.page, account)
  await expect(questionOf(first.page, 'proxy-credentials')).toHaveCount(0)
  await button(first.page, 'Sign in').click()
  await button(questionOf(first.page, 'certificate'), 'Trust and connect').click(patiently)
  await expect(sessionOf(first.page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await expect.poll(() => storedSession(testDesktop.environment)).toContain(gateway.control.guidOf(agent.agentId))
  await first.kill()

  const app = await launch({ args: companyProxy.switches })
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await lookUp(app.page, '20011')
  expect(gateway.requestsOf('login')).toHaveLength(1)

  await companyProxy.stop()
  await askInVain(app.page, '20102')
  await expect(bannerOf(app.page)).toContainText('proxy-unreachable')
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'recovering', patiently)
})

interface ProxySource {
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
}

/** Where a computer may name its proxy, and each time for loopback addresses too. */
const proxySources: Readonly<Record<string, (proxy: TestProxy, folder: string) => ProxySource>> = {
  'the command line': ({ switches }) => ({ args: switches, environment: {} }),
  'the environment': ({ address }) => ({
    args: [],
    environment: { https_proxy: `http://${address}`, no_proxy: '<-loopback>' },
  }),
  'the settings of the desktop': ({ address }, folder) => {
    const settings = ['[Proxy Settings]', 'ProxyType=1', `httpsProxy=http://${address.replace(':', ' ')}`]
    mkdirSync(join(folder, '.config'))
    writeFileSync(join(folder, '.config', 'kioslaverc'), [...settings, 'NoProxyFor=<-loopback>', ''].join('\n'))
    return { args: [], environment: { HOME: folder, XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '5' } }
  },
}

for (const [source, from] of Object.entries(proxySources))
  test(`a command without a panel goes through the proxy of ${source} with every request`, async ({
    gateway,
    folder,
    userData,
    testDesktop,
  }) => {
    test.skip(process.platform !== 'linux' && source !== 'the command line', 'set as on Linux')
    const proxy = await startProxy()
    const { args, environment } = from(proxy, folder)
    const context = { userData, environment: { ...testDesktop.environment, ...environment } }
    const run = (command: readonly string[], input?: string) => runCli(context, [...args, ...command], input)
    const expectThroughProxy = async (command: readonly string[], input?: string): Promise<void> => {
      const [asked, sent] = [proxy.requests.length, gateway.requests.length]
      expect(await run(command, input)).toMatchObject({ code: 0, stderr: '' })
      expect(gateway.requests.length).toBeGreaterThan(sent)
      expect(proxy.requests.slice(asked).map(({ target }) => target)).toContain(`127.0.0.1:${gateway.port}`)
    }
    await expectThroughProxy(signInArguments(gateway), `${agent.password}\n`)
    await expectThroughProxy(['session', 'status'])
    await expectThroughProxy(['lookup', '20011'])
    await proxy.stop()
    const sent = gateway.requests.length
    const refused = await run(['lookup', '20011'])
    expect(refused).toMatchObject({ stdout: '', stderr: expect.stringContaining('proxy-unreachable') })
    expect(gateway.requests).toHaveLength(sent)
  })

test('fifty tests of a connection through the proxy make no more than one network stack for each pin', async ({
  launch,
  command,
  gateway,
}) => {
  // The page may test with the CA file of a profile, and with no other.
  expect(await command(signInArguments(gateway), `${agent.password}\n`)).toMatchObject({ code: 0 })
  expect(await command(['session', 'sign-out'])).toMatchObject({ code: 0 })
  const proxy = await startProxy()
  const { page, electron } = await launch({ args: proxy.switches })
  const made = await electron.evaluateHandle(({ app, session }) => {
    // Not one of the gateway's, and perhaps not made yet.
    void session.defaultSession
    const count = { sessions: 0 }
    app.on('session-created', () => (count.sessions += 1))
    return count
  })
  for (let probe = 0; probe < 50; probe += 1) {
    const caFile = probe % 2 === 0 ? gateway.caFile : null
    const tested = await page.evaluate((input) => window.agentBar.testConnection(input), {
      gateway: gateway.url,
      caFile,
    })
    expect(tested.ok ? 'ok' : tested.error.code).toBe(caFile === null ? 'certificate-unknown' : 'ok')
  }
  expect(await made.evaluate(({ sessions }) => sessions)).toBe(2)
  await proxy.stop()
})

test('a proxy script that never answers holds neither panel nor command longer than one time-out', async ({
  launch,
  command,
  gateway,
  userData,
}) => {
  const requestTimeoutMs = 2_000
  writeSettingsFile(userData, { requestTimeoutMs })
  expect(await command(signInArguments(gateway), `${agent.password}\n`)).toMatchObject({ code: 0 })
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const switches = [`--proxy-pac-url=http://127.0.0.1:${port}/proxy.pac`]
  const sent = gateway.requests.length

  expect(await command([...switches, 'lookup', '20011'])).toMatchObject({
    stdout: '',
    stderr: expect.stringContaining('The proxy settings of this computer did not answer in time.'),
  })
  const { page } = await launch({ args: switches })
  const input = { gateway: gateway.url, caFile: gateway.caFile }
  const late = { code: 'gateway-timeout', reason: 'proxy-settings', timeoutMs: requestTimeoutMs }
  const tested = await page.evaluate((tried) => window.agentBar.testConnection(tried), input)
  expect(tested).toMatchObject({ ok: false, error: late })
  const lookedUp = await page.evaluate(() => window.agentBar.queryAgentInfoByWorkNo('20011'))
  expect(lookedUp).toMatchObject({ ok: false, error: late })
  expect(gateway.requests).toHaveLength(sent)
  silent.close()
})

test('a network process that dies is replaced: the session and lookups through the proxy go on', async ({
  launch,
  gateway,
}) => {
  const proxy = await startProxy()
  const { page, electron } = await launch({ args: proxy.switches })
  await submit(page, gateway)
  await button(questionOf(page, 'certificate'), 'Trust and connect').click(patiently)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  await lookUp(page, '20011')

  await electron.evaluate(async ({ app }) => {
    const gone = new Promise((resolve) => app.once('child-process-gone', resolve))
    const network = app.getAppMetrics().find(({ serviceName }) => serviceName === 'network.mojom.NetworkService')
    process.kill(network?.pid ?? 0, 'SIGKILL')
    await gone
  })
  await lookUp(page, '20102')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
  expect(gateway.requestsOf('login')).toHaveLength(1)
  await proxy.stop()
})
