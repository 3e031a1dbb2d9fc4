import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { projectFolder } from './project.ts'

const run = promisify(execFile)

export interface KeyringEntry {
  readonly account: string
  readonly password: string
}

/** Everything that the unlocked keyring of this environment holds of ours; read in a process of its own, since keytar keeps to its first bus. */
export async function readKeyring(environment: NodeJS.ProcessEnv): Promise<KeyringEntry[]> {
  const script = `require('keytar').findCredentials('AgentBar').then((found) => console.log(JSON.stringify(found)))`
  const { stdout } = await run(process.execPath, ['-e', script], { cwd: projectFolder, env: environment })
  return JSON.parse(stdout) as KeyringEntry[]
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
  const { stdout } = await run('dbus-send', [...call, 'org.freedesktop.DBus.Properties.Get', ...property], { env: environment })
  return stdout.includes('boolean true')
}

/** Ends the keyring's process, as if it had crashed. */
export async function killKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/']
  const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID'
  const { stdout } = await run('dbus-send', [...call, method, 'string:org.freedesktop.secrets'], { env: environment })
  process.kill(Number(/uint32 (\d+)/.exec(stdout)?.[1]), 'SIGKILL')
}
