import { agent } from './support/gateway.ts'
import { runCli, type CliResult, type OutputPlace } from './support/run-cli.ts'
import { signInArguments } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

interface Places {
  readonly stdout?: OutputPlace
  readonly stderr?: OutputPlace
}

/** `commandTo` runs a command whose output goes elsewhere; `signedInBefore` signs in first. */
const test = base.extend<{
  commandTo: (places: Places, args: readonly string[], input?: string | Uint8Array) => Promise<CliResult>
  signedInBefore: null
}>({
  commandTo: async ({ testDesktop, userData }, use) =>
    use((places, args, input) => runCli({ userData, environment: testDesktop.environment, ...places }, args, input)),
  signedInBefore: async ({ command, gateway }, use) => {
    expect(await command(signInArguments(gateway), `${agent.password}\n`)).toMatchObject({ code: 0 })
    await use(null)
    await command(['session', 'sign-out'])
  },
})
// Each command starts the program.
test.describe.configure({ timeout: 90_000 })

const notWritten =
  'agentbar: The output could not be written (ENOSPC). ' +
  'The command itself was done. Check where its output goes; the disk may be full. [output-not-written]\n'

test('a lookup whose output cannot be written ends with its own exit code and one line', async ({
  signedInBefore: _,
  commandTo,
}) => {
  const full = { stdout: 'full-disk' } as const
  expect(await commandTo(full, ['lookup', '20011', '--json'])).toEqual({ code: 16, stdout: '', stderr: notWritten })
  expect(await commandTo(full, ['session', 'status'])).toEqual({ code: 16, stdout: '', stderr: notWritten })
  // Nothing can be said, so the exit code tells.
  const nowhere = { stdout: 'full-disk', stderr: 'full-disk' } as const
  expect(await commandTo(nowhere, ['lookup', '20011'])).toMatchObject({ code: 16 })
  expect(await commandTo({ stderr: 'full-disk' }, ['lookup', '58999'])).toMatchObject({ code: 4, stdout: '' })
})

test('a reader that has gone is no failure of a lookup', async ({ signedInBefore: _, commandTo }) => {
  const gone = { stdout: 'reader-gone' } as const
  expect(await commandTo(gone, ['lookup', '20011', '--json'])).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(await commandTo({ stderr: 'reader-gone' }, ['lookup', '58999'])).toMatchObject({ code: 4, stdout: '' })
})

for (const word of ['--help', '--version']) {
  test(`${word} to a full disk fails, and to a reader that has gone does not`, async ({ commandTo }) => {
    expect(await commandTo({ stdout: 'full-disk' }, [word])).toEqual({ code: 16, stdout: '', stderr: notWritten })
    expect(await commandTo({ stdout: 'reader-gone' }, [word])).toEqual({ code: 0, stdout: '', stderr: '' })
  })
}

test('a name that would steer the terminal is shown as it is, on one line', async ({
  signedInBefore: _,
  command,
  gateway,
}) => {
  const name = '张三\u001b[2K\u001b[1A\u001b]0;pwned\u0007\r\nAvailability: Free\u009b2J\u202e'
  const roomForOne = { workno: '20011', status: '3', ctiStatus: '7', groupname: 'jst', mediatype: 'TTT' }
  gateway.failLookups({ fault: 'result', result: { ...roomForOne, name } })
  const { stdout, code } = await command(['lookup', '20011'])
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines[0]).toBe('Name: 张三␛[2K␛[1A␛]0;pwned␇␍␊Availability: Free\\u{9b}2J\\u{202e}')
  expect(lines.filter((line) => line.startsWith('Availability:'))).toEqual(['Availability: Not now'])
  expect(stdout).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u)

  const json = await command(['lookup', '20011', '--json'])
  expect(json.stdout).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u)
  expect(JSON.parse(json.stdout)).toMatchObject({ name })

  gateway.failLookups({ fault: 'retcode', retcode: '999-999', message: 'no\u001b[2J\nagentbar: all is well' })
  const refused = await command(['lookup', '20011'])
  expect(refused.stderr).toContain('no␛[2J␊agentbar: all is well')
  expect(refused.stderr.split('\n')).toHaveLength(2)
})

test('a password file with a mark is read without it, and one that is no text is refused unsent', async ({
  commandTo,
  command,
  gateway,
}) => {
  const signIn = (input: Uint8Array) => commandTo({}, signInArguments(gateway), input)
  const { password } = agent
  for (const text of [Buffer.from('密码\n', 'utf16le'), Buffer.from([...Buffer.from(password), 0xff, 0x0a])]) {
    expect(await signIn(text)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'agentbar: Standard input is no readable text. Nothing was sent. ' +
        'Save the file as UTF-8, with the secret alone on its first line, and try again. [bad-input]\n',
    })
  }
  expect(gateway.requests).toEqual([])
  const files = [Buffer.from(`\ufeff${password}\r\n`), Buffer.from(`\ufeff${password}\r\n`, 'utf16le')]
  for (const file of files) {
    expect(await signIn(file)).toMatchObject({ code: 0, stderr: '' })
    expect(await command(['session', 'sign-out'])).toMatchObject({ code: 0 })
  }
  expect(gateway.requestsOf('login').map(({ retcode }) => retcode)).toEqual(['0', '0'])
})
