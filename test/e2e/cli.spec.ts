import { basename } from 'node:path'
import type { AgentInfo } from '../../src/shared/agent-info.ts'
import { agent } from './support/gateway.ts'
import { lookUp } from './support/panel.ts'
import { readKeyring } from './support/keyring.ts'
import { readSettingsFile } from './support/settings-file.ts'
import { sessionOf, signIn, signInArguments } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

type Command = (
  args: readonly string[],
  input?: string,
) => Promise<{ stdout: string; stderr: string; code: number | null }>

/** After a sign-in by the command line. */
const test = base.extend<{ signedInCommand: Command }>({
  signedInCommand: async ({ command, gateway }, use) => {
    const outcome = await command(signInArguments(gateway), `${agent.password}\n`)
    expect(outcome).toEqual({ code: 0, stdout: `Signed in: 20010 at ${gateway.url}.\n`, stderr: '' })
    await use(command)
    await command(['session', 'sign-out'])
  },
})

/** Expects one line on standard error with what happened, what to do and the code. */
function expectRefusal(
  outcome: { stdout: string; stderr: string; code: number | null },
  code: number,
  words: string,
): void {
  expect(outcome.stderr).toContain(words)
  expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(outcome.stdout).toBe('')
  expect(outcome.code).toBe(code)
}

test('lookup --json prints the colleague as JSON and nothing else', async ({ signedInCommand }) => {
  const { stdout, stderr, code } = await signedInCommand(['lookup', '20011', '--json'])
  const printed = JSON.parse(stdout) as AgentInfo
  expect(stdout).toBe(`${JSON.stringify(printed, null, 2)}\n`)
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  const { currentstatetime, ...still } = printed
  expect(currentstatetime).toBeGreaterThanOrEqual(1_200)
  expect(still).toEqual({
    workno: '20011',
    name: '20011',
    status: 4,
    ctiStatus: 1,
    groupid: 1,
    groupname: 'jst',
    skilllist: [
      { name: 'clicktodial_jst', id: 10, mediatype: 2 },
      { name: 'callback', id: 2, mediatype: 4 },
      { name: 'webchat', id: 3, mediatype: 1 },
      { name: 'email', id: 4, mediatype: 6 },
      { name: 'voice_hym', id: 5, mediatype: 5 },
      { name: 'voice', id: 6, mediatype: 5 },
      { name: 'webchat_jst', id: 9, mediatype: 1 },
    ],
    callids: [],
    mediatype: 'TTT',
    vdnid: 6,
    phonenumber: '70942',
    logindate: 1_501_125_758_000,
    inMultimediaConf: false,
    currentStateReason: 0,
  })
})

test('lookup prints what matters as text', async ({ signedInCommand }) => {
  const { stdout, code } = await signedInCommand(['lookup', '20102'])
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^Name: 赵敏\nWork number: 20102\nAvailability: Not now\nState: Talking\nIn this state: 7 min \d+ sec\nTeam: .+\nPhone: \d+\nSigned in: .+\nSkills: .+\n$/,
  )
})

test('an unknown number and an invalid one have their own exit codes', async ({ signedInCommand: command }) => {
  expectRefusal(await command(['lookup', '58999', '--json']), 4, '100-007')
  expectRefusal(await command(['lookup', '99']), 5, 'Work number out of range.')
})

for (const args of [
  ['lookup'],
  ['lookup', '20011', '--jsno'],
  ['look', '20011'],
  ['session', 'sign-in', '--agent', '20010'],
]) {
  test(`the invalid command "${args.join(' ')}" is refused with what is wrong`, async ({ command }) => {
    expectRefusal(await command(args), 2, 'bad-input')
  })
}

test('an unreachable gateway and one that sends nonsense have their own exit codes', async ({
  signedInCommand: command,
  gateway,
}) => {
  await gateway.control.goDown()
  expectRefusal(await command(['lookup', '20011']), 6, 'The gateway cannot be reached.')
  await gateway.control.comeBack()
  gateway.failLookups({ fault: 'malformed-body' })
  expectRefusal(await command(['lookup', '20011']), 9, 'could not be understood')
})

test('a lookup without a session says so, before and after a sign-in', async ({ command, gateway }) => {
  expectRefusal(await command(['lookup', '20011']), 3, 'No gateway is set up yet.')
  expectRefusal(await command(signInArguments(gateway), 'wrong\n'), 11, '100-004')
  await command(signInArguments(gateway), `${agent.password}\n`)
  await command(['session', 'sign-out'])
  expectRefusal(await command(['lookup', '20011']), 3, 'You are not signed in.')
})

test('the session outlives the command, in the keyring only, and ends with sign-out', async ({
  signedInCommand: command,
  gateway,
  testDesktop,
}) => {
  const guid = gateway.control.guidOf(agent.agentId) ?? 'none'
  const entries = await readKeyring(testDesktop.environment)
  expect(entries.find(({ account }) => account === 'session:profile-1')?.password).toContain(guid)

  const status = await command(['session', 'status', '--json'])
  expect(JSON.parse(status.stdout)).toMatchObject({
    state: 'signed-in',
    gateway: gateway.url,
    agentId: agent.agentId,
    kind: 'owned',
  })
  expect(status.code).toBe(0)
  expect((await command(['session', 'status'])).stdout).toBe(`Signed in: 20010 at ${gateway.url}.\n`)

  expect(await command(['session', 'sign-out'])).toEqual({ code: 0, stdout: 'Signed out.\n', stderr: '' })
  expect(gateway.control.guidOf(agent.agentId)).toBeUndefined()
  expect((await readKeyring(testDesktop.environment)).map(({ account }) => account)).not.toContain('session:profile-1')
  expect(await command(['session', 'status'])).toEqual({ code: 3, stdout: 'Not signed in.\n', stderr: '' })
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test('a sign-out that the gateway refuses or does not answer is not reported as done', async ({
  signedInCommand: command,
  gateway,
}) => {
  gateway.control.faults.add({ on: 'onlineagent/*/logout', fault: 'retcode', retcode: '100-010', times: 1 })
  expectRefusal(await command(['session', 'sign-out']), 1, '100-010')
  expect((await command(['session', 'status'])).code).toBe(0)
  await gateway.control.goDown()
  expectRefusal(await command(['session', 'sign-out']), 6, 'The gateway cannot be reached.')
  await gateway.control.comeBack()
  expect(await command(['session', 'status'])).toEqual({ code: 3, stdout: 'Not signed in.\n', stderr: '' })
})

test('the panel continues the session that the command line began', async ({ signedInCommand: _, launch, gateway }) => {
  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
  await lookUp(page, '20011')
  expect(gateway.requestsOf('login')).toHaveLength(1)
})

test('a sign-in of a known agent keeps what it does not name: phone, CA file and stored password', async ({
  launch,
  command,
  gateway,
  userData,
  testDesktop,
}) => {
  const app = await launch()
  await signIn(app, gateway)
  await app.quit()
  const known = readSettingsFile(userData).profiles[0]
  expect(known).toMatchObject({ caFile: gateway.caFile, phone: agent.phone, isPasswordStored: true })
  const toAgent = ['--gateway', gateway.url, '--agent', agent.agentId]
  expect(await command(['session', 'sign-in', ...toAgent], `${agent.password}\n`)).toMatchObject({
    code: 0,
    stderr: '',
  })
  expect(readSettingsFile(userData).profiles).toEqual([{ ...known, isSessionStored: true }])
  expect(await readKeyring(testDesktop.environment, ['password:profile-1'])).toMatchObject([
    { password: agent.password },
  ])
  await command(['session', 'sign-out'])
})

test('a relative CA file belongs to the folder of the command, and the panel finds it from its own', async ({
  launch,
  command,
  gateway,
  folder,
  userData,
}) => {
  const args = [...signInArguments(gateway).slice(0, -1), basename(gateway.caFile)]
  const signedIn = await command(args, `${agent.password}\n`, folder)
  expect(signedIn).toMatchObject({ code: 0, stderr: '' })
  expect(readSettingsFile(userData).profiles[0]?.caFile).toBe(gateway.caFile)
  const { page } = await launch()
  await expect(sessionOf(page)).toHaveAttribute('data-state', 'signed-in')
})

test('help and version need no session and no gateway', async ({ command }) => {
  const version = await command(['--version'])
  expect(version).toMatchObject({ code: 0, stderr: '' })
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const help = await command(['--help'])
  expect(help.code).toBe(0)
  expect(help.stdout).toContain('agentbar lookup N [--json]')
  expect(help.stdout).toContain('read from standard input')
})
