import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '../../support/project-folder.ts'

const run = promisify(execFile)

interface KeyringEntry {
  readonly account: string
  readonly password: string
}

const firstProfile = ['password:profile-1', 'session:profile-1']
const loginCollection = '/org/freedesktop/secrets/collection/login'

/** The password with which scripts/setup/session-bus.mjs creates the keyring. */
const keyringPassword = 'private'

/** Operation and success code of gnome-keyring's control socket, as its PAM module uses it. */
const unlockOperation = 1
const unlockSucceeded = 0

/**
 * Reads AgentBar's entries for these accounts, by default those of the first profile. A separate
 * process reads them, because keytar keeps to its first bus. It reads by name, because a listing
 * fails while the app writes.
 */
export async function readKeyring(
  environment: NodeJS.ProcessEnv,
  accounts: readonly string[] = firstProfile,
): Promise<KeyringEntry[]> {
  const entries = await runKeytar<(KeyringEntry | { password: null })[]>(
    environment,
    `Promise.all(${JSON.stringify(accounts)}.map(async (account) =>
      ({ account, password: await keytar.getPassword('AgentBar', account) })))`,
  )
  return entries.filter((entry) => entry.password !== null)
}

/** Reads one of AgentBar's entries; null if there is none. */
export async function keyringEntry(environment: NodeJS.ProcessEnv, account: string): Promise<string | null> {
  const [entry] = await readKeyring(environment, [account])
  return entry?.password ?? null
}

/** Deletes one of AgentBar's entries, as if the keyring had been replaced. */
export async function removeFromKeyring(environment: NodeJS.ProcessEnv, account: string): Promise<void> {
  await runKeytar(environment, `keytar.deletePassword('AgentBar', ${JSON.stringify(account)})`)
}

/** Locks the keyring. Its prompter has no display, so only `unlockKeyring` can unlock it. */
export async function lockKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets']
  const method = 'org.freedesktop.Secret.Service.Lock'
  await run('dbus-send', [...call, method, `array:objpath:${loginCollection}`], { env: environment })
}

/** Whether the keyring is locked now. */
export async function isKeyringLocked(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', loginCollection]
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked']
  const { stdout } = await run('dbus-send', [...call, 'org.freedesktop.DBus.Properties.Get', ...property], {
    env: environment,
  })
  return stdout.includes('boolean true')
}

/** Unlocks the keyring as a login does. */
export async function unlockKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const secret = Buffer.from(keyringPassword)
  const message = Buffer.alloc(12 + secret.length)
  message.writeUInt32BE(message.length, 0)
  message.writeUInt32BE(unlockOperation, 4)
  message.writeUInt32BE(secret.length, 8)
  secret.copy(message, 12)
  const socket = connect(join(environment['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'))
  await once(socket, 'connect')
  // The kernel sends our credentials with a first byte.
  socket.write(Buffer.concat([Buffer.from([0]), message]))
  const [reply] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  if (reply.readUInt32BE(4) !== unlockSucceeded) throw new Error('The keyring did not unlock.')
}

/** Process id of the keyring on this session bus. */
export async function keyringPid(environment: NodeJS.ProcessEnv): Promise<number> {
  const call = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/']
  const method = ['org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets']
  const { stdout } = await run('dbus-send', [...call, ...method], { env: environment })
  return Number(/uint32 (\d+)/.exec(stdout)?.[1])
}

/** Kills the keyring's process, as if it had crashed. */
export async function killKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  process.kill(await keyringPid(environment), 'SIGKILL')
}

/** Evaluates an expression with `keytar` in a separate process. Returns its value, sent as JSON. */
async function runKeytar<Value>(environment: NodeJS.ProcessEnv, expression: string): Promise<Value> {
  const script = `
    const keytar = require('keytar')
    ${expression}.then((value) => console.log(JSON.stringify(value)))`
  const { stdout } = await run(process.execPath, ['-e', script], { cwd: projectFolder, env: environment })
  return JSON.parse(stdout) as Value
}
