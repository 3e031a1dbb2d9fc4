import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { projectFolder } from './project.ts'

const run = promisify(execFile)

export interface KeyringEntry {
  readonly account: string
  readonly password: string
}

const firstProfile = ['password:profile-1', 'session:profile-1']

/**
 * What the unlocked keyring of this environment holds under these accounts, the first profile's unless others are named. Read in a process of its own, since keytar keeps to its first
 * bus, and by name, since a listing fails when the app writes at that moment.
 */
export async function readKeyring(
  environment: NodeJS.ProcessEnv,
  accounts: readonly string[] = firstProfile,
): Promise<KeyringEntry[]> {
  const script = `
    const keytar = require('keytar')
    const read = async (account) => ({ account, password: await keytar.getPassword('AgentBar', account) })
    Promise.all(${JSON.stringify(accounts)}.map(read)).then((found) => console.log(JSON.stringify(found)))`
  const { stdout } = await run(process.execPath, ['-e', script], { cwd: projectFolder, env: environment })
  const entries = JSON.parse(stdout) as (KeyringEntry | { password: null })[]
  return entries.filter((entry) => entry.password !== null)
}

const loginCollection = '/org/freedesktop/secrets/collection/login'

/** Locks the keyring, as a desktop does when it is left alone. Its prompter has no display, so nothing can unlock it. */
export async function lockKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets']
  const method = 'org.freedesktop.Secret.Service.Lock'
  await run('dbus-send', [...call, method, `array:objpath:${loginCollection}`], { env: environment })
}

/** Whether the keyring is locked at the moment. */
export async function isKeyringLocked(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', loginCollection]
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked']
  const { stdout } = await run('dbus-send', [...call, 'org.freedesktop.DBus.Properties.Get', ...property], {
    env: environment,
  })
  return stdout.includes('boolean true')
}

/** Ends the keyring's process, as if it had crashed. */
export async function killKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/']
  const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID'
  const { stdout } = await run('dbus-send', [...call, method, 'string:org.freedesktop.secrets'], { env: environment })
  process.kill(Number(/uint32 (\d+)/.exec(stdout)?.[1]), 'SIGKILL')
}
