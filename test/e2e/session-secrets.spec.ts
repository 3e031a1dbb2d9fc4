import type { Page } from '@playwright/test'
import type { Account } from '../../simulator/sessions/accounts.ts'
import { runCli } from './support/run-cli.ts'
import { agent, type Gateway } from './support/gateway.ts'
import { keyringEntry } from './support/keyring.ts'
import { startOtherClient } from './support/other-client.ts'
import { bannerOf, button, lookUp, questionOf } from './support/panel.ts'
import { startProxy } from './support/proxy.ts'
import type { RunningApp } from './support/running-app.ts'
import { filesBelow, placesOf, processTexts } from './support/secret-search.ts'
import { rotateGuidAndWait, currentGuid, snapshotOf } from './support/session-probes.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const password = 'Canary-Day!5c02e7b1'
const proxyAccount = { username: 'agent', password: 'Canary-Wall!90ab34fe' }
const account: Account = { agentId: agent.agentId, name: '韩梅梅', password, phone: agent.phone }
const second: Account = { agentId: '20013', name: '李雷', password, phone: '70913' }
const patiently = { timeout: 20_000 }

/** Records every message from main to the page, and can search all other places at any time. */
async function startWatch(
  app: RunningApp,
  userData: string,
): Promise<Map<string, string> & { look(moment: string): Promise<void> }> {
  const seen = new Map<string, string>()
  const { page } = app
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    window.agentBar.on('snapshotChanged', (snapshot) => void heard.push(snapshot))
  })
  return Object.assign(seen, {
    async look(moment: string) {
      seen.set(`page ${moment}`, await page.content())
      seen.set(`snapshot ${moment}`, JSON.stringify(await snapshotOf(page)))
      seen.set(
        `messages ${moment}`,
        JSON.stringify(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)),
      )
      const crashDumps = await app.electron.evaluate(({ app: main }) => main.getPath('crashDumps'))
      for (const [path, text] of [...filesBelow(userData), ...filesBelow(crashDumps), ...processTexts()])
        seen.set(`${path} ${moment}`, text)
    },
  })
}

/** A Guid is sent with the node's suffix. The part before it is a secret too. */
const partsOf = (guids: readonly string[]): string[] => guids.flatMap((guid) => [guid, guid.split('.')[0] ?? guid])

function expectNowhere(secrets: readonly string[], seen: ReadonlyMap<string, string>): void {
  expect(secrets.every((secret) => secret.length > 8)).toBe(true)
  expect(seen.size).toBeGreaterThan(50)
  for (const place of ['settings.json', 'agentbar.log', 'messages', 'cmdline'])
    expect([...seen.keys()].some((name) => name.includes(place))).toBe(true)
  expect(placesOf(secrets, seen)).toEqual([])
}

test.describe('over a day with changing Guids', () => {
  test.use({ gatewayOptions: { mode: 'dynamic', requireCookie: false, accounts: [account, second] } })

  test('password and Guids stay in keyring and main, also when a session is forced, lost and handed over', async ({
    launch,
    gateway,
    userData,
    testDesktop,
  }) => {
    const guids: string[] = []
    const app = await launch()
    const { page } = app
    const seen = await startWatch(app, userData)
    await signIn(app, gateway, { password })
    guids.push(currentGuid(gateway))
    await lookUp(page, '20011')
    await gateway.control.waitForHeldPoll(agent.agentId)
    guids.push(await rotateGuidAndWait(gateway))
    await lookUp(page, '20102')
    await seen.look('with the second Guid')

    const command = runCli({ userData, environment: testDesktop.environment }, ['lookup', '20103', '--json'])
    await gateway.control.waitForRequest(({ path }) => path.endsWith('agentbyworkno/20103'), 20_000)
    await seen.look('while a command runs beside it')
    const { stdout, stderr } = await command
    seen.set('what the command said', stdout + stderr)

    gateway.control.forceSignOut(agent.agentId)
    await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost', patiently)
    await seen.look('after the loss')

    // Adopt a session of another client by pasting its Guid.
    const owner = await startOtherClient(gateway, second.agentId, password)
    guids.push(owner.handedOver)
    await button(bannerOf(page), 'Change sign-in details').click()
    await button(page, 'Use the session of another program').click()
    await page.locator('input[name="agentId"]').fill(second.agentId)
    await page.locator('input[name="guid"]').fill(owner.handedOver)
    await button(page, 'Use this session').click()
    await expect(sessionOf(page)).toContainText('Session of another program')
    await lookUp(page, '20104')
    await seen.look('with an adopted session')
    await expect
      .poll(() => keyringEntry(testDesktop.environment, 'session:profile-2'), patiently)
      .toContain(owner.handedOver)
    await app.quit()
    for (const [path, text] of filesBelow(userData)) seen.set(`${path} at the end`, text)
    seen.set('what the program said', app.said.join('\n'))

    expect(new Set(guids).size).toBe(3)
    expectNowhere([password, ...partsOf(guids)], seen)
  })
})

test.describe('through a proxy that requires authentication', () => {
  test.use({ gatewayOptions: { tls: 'self-signed', accounts: [account] } })

  async function submit(page: Page, { url }: Gateway): Promise<void> {
    await page.locator('input[name="gateway"]').fill(url)
    await page.locator('input[name="agentId"]').fill(agent.agentId)
    await page.locator('input[name="phone"]').fill(agent.phone)
    await page.locator('input[name="password"]').fill(password)
    await button(page, 'Sign in').click()
  }

  test('the proxy’s password is only in the keyring too', async ({ launch, gateway, userData, testDesktop }) => {
    const proxy = await startProxy(proxyAccount)
    try {
      const app = await launch({ args: proxy.switches })
      const { page } = app
      const seen = await startWatch(app, userData)
      await submit(page, gateway)
      const question = questionOf(page, 'proxy-credentials')
      await question.locator('input[name="username"]').fill(proxyAccount.username)
      await question.locator('input[name="password"]').fill(proxyAccount.password)
      await button(question, 'Sign in to the proxy').click()
      await expect(question).toHaveCount(0)
      await button(page, 'Sign in').click()
      await button(questionOf(page, 'certificate'), 'Trust and connect').click(patiently)
      await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in', patiently)
      await lookUp(page, '20011')
      await expect.poll(() => readSettingsFile(userData).proxiesWithCredentials).toEqual([proxy.address])
      await seen.look('while signed in')
      expect(await keyringEntry(testDesktop.environment, `proxy:${proxy.address}`)).toContain(proxyAccount.password)
      const guid = currentGuid(gateway)
      await app.quit()
      for (const [path, text] of filesBelow(userData)) seen.set(`${path} at the end`, text)
      seen.set('what the program said', app.said.join('\n'))
      expectNowhere([password, proxyAccount.password, ...partsOf([guid])], seen)
    } finally {
      await proxy.stop()
    }
  })
})
