import type { Account } from '../../simulator/sessions/accounts.ts'
import { agent } from './support/gateway.ts'
import { readKeyring } from './support/keyring.ts'
import { ask, expectError, lookUp, openDetails } from './support/panel.ts'
import { filesBelow, placesOf, processTexts } from './support/secret-search.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn, signInArguments, submitSignIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

const canary = 'Canary-Pw!7d1f93a2'
const account: Account = { agentId: agent.agentId, name: '韩梅梅', password: canary, phone: agent.phone }
test.use({ gatewayOptions: { accounts: [account] } })

test('password and Guid are in the keyring and nowhere else', async ({ launch, gateway, userData, testDesktop }) => {
  const app = await launch()
  const { page } = app
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    window.agentBar.on('snapshotChanged', (snapshot) => void heard.push(snapshot))
  })
  const seen = new Map<string, string>()
  const look = async (moment: string): Promise<void> => {
    seen.set(`page ${moment}`, await page.content())
    seen.set(`snapshot ${moment}`, JSON.stringify(await page.evaluate(() => window.agentBar.readSnapshot())))
    for (const [name, text] of filesBelow(userData)) seen.set(`file ${name} ${moment}`, text)
    for (const [name, text] of processTexts()) seen.set(`process ${name} ${moment}`, text)
  }

  await submitSignIn(app, gateway, { password: `${canary}-wrong` })
  await expectError(page, 'wrong-password')
  await look('after a wrong password')
  await signIn(app, gateway, { password: canary })
  const guids = [gateway.control.guidOf(agent.agentId) ?? '']
  await lookUp(page, '20011')
  await openDetails(page)
  await look('while signed in')
  gateway.control.rotateGuid(agent.agentId)
  await expect.poll(() => gateway.control.guidOf(agent.agentId)).not.toBe(guids[0])
  guids.push(gateway.control.guidOf(agent.agentId) ?? '')
  gateway.failLookups({ fault: 'retcode', retcode: '999-123', message: 'odd' })
  await ask(page, '20101')
  await expectError(page, 'gateway-refused')
  const replies = await page.evaluate(
    async (url) => [
      await window.agentBar.queryAgentInfoByWorkNo('20102'),
      await window.agentBar.testConnection({ gateway: url, caFile: null }),
      await window.agentBar.readSnapshot(),
    ],
    gateway.url,
  )
  seen.set('replies', JSON.stringify(replies))
  seen.set('snapshots', JSON.stringify(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)))
  await expect
    .poll(async () =>
      (await readKeyring(testDesktop.environment)).some(({ password }) => password.includes(guids[1] ?? 'none')),
    )
    .toBe(true)
  await look('with the second Guid')

  const entries = await readKeyring(testDesktop.environment)
  expect(entries.find(({ account }) => account === 'password:profile-1')?.password).toBe(canary)
  expect(readSettingsFile(userData).profiles[0]).toMatchObject({ isPasswordStored: true, isSessionStored: true })
  gateway.control.forceSignOut(agent.agentId)
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'lost')
  await look('after the session was lost')
  await app.quit()
  for (const [name, text] of filesBelow(userData)) seen.set(`file ${name} at the end`, text)
  seen.set('what the program said', app.said.join('\n'))

  expect(guids.every((guid) => guid.length > 8)).toBe(true)
  expect(seen.size).toBeGreaterThan(50)
  expect([...seen.keys()].some((place) => place.includes('settings.json'))).toBe(true)
  expect([...seen.keys()].some((place) => place.includes('agentbar.log'))).toBe(true)
  // The Guid that is sent ends with the node's suffix. The part before it is a secret too.
  const secrets = [canary, ...guids, ...guids.map((guid) => guid.split('.')[0] ?? guid)]
  expect(placesOf(secrets, seen)).toEqual([])
})

test('the search for secrets finds one that is there', () => {
  const texts = new Map([
    ['plain', `x${canary}x`],
    ['base64', Buffer.from(`..${canary}`).subarray(2).toString('base64')],
    ['clean', 'nothing'],
  ])
  expect(placesOf([canary], texts)).toEqual(['plain', 'base64'])
})

test('a password on standard input of a command is visible in no process', async ({ command, gateway, userData }) => {
  gateway.control.faults.add({ on: 'onlineagent/*', method: 'PUT', fault: 'delay', ms: 500 })
  const outcome = command(signInArguments(gateway), `${canary}\n`)
  await gateway.control.waitForRequest(({ name }) => name === 'login', 15_000)
  expect(placesOf([canary], processTexts())).toEqual([])
  const { stdout, stderr, code } = await outcome
  expect(code).toBe(0)
  const guid = gateway.control.guidOf(agent.agentId) ?? ''
  expect(placesOf([canary, guid], new Map([['output', stdout + stderr], ...filesBelow(userData)]))).toEqual([])
  await command(['session', 'sign-out'])
})
