import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { agent, type Gateway } from './support/gateway.ts'
import { startOtherClient } from './support/other-client.ts'
import { askInVain, lookUp } from './support/panel.ts'
import { filesBelow, placesOf } from './support/secret-search.ts'
import { currentGuid } from './support/session-probes.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signInArguments } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'

// A session that is adopted by its Guid has no load balancer's cookies.
test.use({ gatewayOptions: { requireCookie: false } })
// Each command starts the program.
test.describe.configure({ timeout: 60_000 })

const namesOf = ({ requests }: Gateway): string[] => requests.map(({ name }) => name ?? 'unknown')

test('session sign-out signs the running panel out for good, although its password is stored', async ({
  signedIn,
  command,
  gateway,
  userData,
}) => {
  const { page, electron } = signedIn
  await gateway.control.waitForHeldPoll(agent.agentId)
  expect(await command(['session', 'sign-out'])).toEqual({ code: 0, stdout: 'Signed out.\n', stderr: '' })
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  expect(readSettingsFile(userData).profiles[0]).toMatchObject({ isPasswordStored: true, isSessionStored: false })

  await electron.evaluate(({ powerMonitor }) => void (powerMonitor.emit('suspend'), powerMonitor.emit('resume')))
  await askInVain(page, '20011')
  expect(await command(['lookup', '20011'])).toMatchObject({ code: 3, stdout: '' })
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-out')
  expect(gateway.requestsOf('logout').map(({ retcode }) => retcode)).toEqual(['0'])
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test('session adopt lets the running panel continue with that session, unpolled, and with a newer one', async ({
  launch,
  command,
  gateway,
  userData,
}) => {
  const { page } = await launch()
  const owner = await startOtherClient(gateway)
  const args = ['session', 'adopt', '--gateway', gateway.url, '--agent', agent.agentId]
  expect(await command([...args, '--ca', gateway.caFile], `${owner.handedOver}\n`)).toEqual({
    code: 0,
    stdout: `Signed in: 20010 at ${gateway.url}.\n`,
    stderr: '',
  })
  await expect(sessionOf(page)).toContainText('Session of another program')
  await lookUp(page, '20011')

  await owner.signOut()
  await owner.signIn()
  // Without a CA file: that of the known profile stays.
  expect(await command(args, `${owner.handedOver}\n`)).toMatchObject({ code: 0, stderr: '' })
  await lookUp(page, '20101')
  const status = await command(['session', 'status', '--json'])
  expect(JSON.parse(status.stdout)).toMatchObject({ state: 'signed-in', kind: 'adopted' })
  // What the panel writes later does not undo it.
  await page.evaluate(() => window.agentBar.updateSettings({ textSizePercent: 120 }))
  expect(readSettingsFile(userData).profiles).toMatchObject([{ caFile: gateway.caFile, isSessionStored: true }])
  expect(namesOf(gateway)).not.toContain('getAgentEvent')
  expect(gateway.requestsOf('login')).toHaveLength(2)
})

test('session sign-in signs the running panel in, which keeps the session alive, and leaves no secret anywhere', async ({
  launch,
  command,
  gateway,
  userData,
}) => {
  const app = await launch()
  const signedIn = { code: 0, stdout: `Signed in: 20010 at ${gateway.url}.\n`, stderr: '' }
  expect(await command(signInArguments(gateway), 'wrong\n')).toMatchObject({ code: 11, stdout: '' })
  expect(await command(signInArguments(gateway), `${agent.password}\n`)).toEqual(signedIn)
  await expect(sessionOf(app.page)).toHaveAttribute('data-state', 'signed-in')
  await gateway.control.waitForHeldPoll(agent.agentId)
  await lookUp(app.page, '20011')
  const secrets = [agent.password, currentGuid(gateway)]
  expect(placesOf(secrets, filesBelow(userData))).toEqual([])

  const [channel, secret] = [join(userData, 'control.sock'), join(userData, 'control.json')]
  expect(existsSync(channel)).toBe(process.platform !== 'win32')
  expect(existsSync(secret)).toBe(true)
  await app.quit()
  expect([existsSync(channel), existsSync(secret)]).toEqual([false, false])
  expect(gateway.requestsOf('logout')).toHaveLength(1)
})

test('session sign-in sends a stranger nothing that listens where a killed panel did', async ({
  launch,
  command,
  gateway,
  userData,
}) => {
  test.skip(process.platform === 'win32', 'Node cannot listen at a socket of a chosen path there.')
  const app = await launch()
  await app.kill()
  const channel = join(userData, 'control.sock')
  rmSync(channel)
  let received = ''
  const stranger = createServer((socket) =>
    socket.on('data', (bytes) => {
      received += bytes.toString()
      socket.write('{"ok":true,"value":null}\n')
    }),
  )
  await new Promise<void>((resolve) => stranger.listen(channel, resolve))
  const refused = await command(signInArguments(gateway), `${agent.password}\n`)
  stranger.close()
  expect(received).toMatch(/^\{"nonce":"[0-9a-f]{64}"\}\n$/)
  expect(refused).toMatchObject({ code: 15, stdout: '' })
  expect(refused.stderr).toContain('is not the panel. Nothing was sent to it.')
  expect(gateway.requestsOf('login')).toEqual([])
})

test('session sign-in is refused while the panel is signed in, also by force, and changes nothing', async ({
  signedIn,
  command,
  gateway,
  userData,
}) => {
  const { page } = signedIn
  await lookUp(page, '20011')
  const profiles = () => readSettingsFile(userData).profiles
  await expect.poll(profiles).toMatchObject([{ isSessionStored: true, isPasswordStored: true }])
  const before = profiles()
  for (const mode of ['login', 'force']) {
    const refused = await command(
      [...signInArguments(gateway), '--phone', '70999', '--mode', mode],
      `${agent.password}\n`,
    )
    expect(refused).toEqual({
      code: 15,
      stdout: '',
      stderr: 'agentbar: You are signed in already. Sign out first, then try again. [busy]\n',
    })
  }
  expect(profiles()).toEqual(before)
  const names = namesOf(gateway)
  expect(names.filter((name) => /^(login|loginEx|forceLogin|logout)$/.test(name))).toEqual(['login'])
  await lookUp(page, '20101')
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
})
