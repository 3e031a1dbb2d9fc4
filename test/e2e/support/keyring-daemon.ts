import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from './project.ts'

const run = promisify(execFile)

/** The keyring's process on this session bus. */
export async function keyringPid(environment: NodeJS.ProcessEnv): Promise<number> {
  const call = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/']
  const method = ['org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets']
  const { stdout } = await run('dbus-send', [...call, ...method], { env: environment })
  return Number(/uint32 (\d+)/.exec(stdout)?.[1])
}

/** The password that scripts/setup/session-bus.mjs makes the keyring with. */
const keyringPassword = 'private'
/** gnome-keyring's own protocol on its control socket, as its PAM module speaks it: the operation and its good answer. */
const unlockOperation = 1
const isDone = 0

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
  // One byte goes ahead: the kernel sends our credentials with it.
  socket.write(Buffer.concat([Buffer.from([0]), message]))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  if (answer.readUInt32BE(4) !== isDone) throw new Error('The keyring did not unlock.')
}

/** One entry of ours, null when there is none. Asked by its name: keytar's list of all entries may leave some out. */
export async function keyringEntry(environment: NodeJS.ProcessEnv, account: string): Promise<string | null> {
  const script = `require('keytar').getPassword('AgentBar', ${JSON.stringify(account)}).then((found) => console.log(JSON.stringify(found)))`
  const { stdout } = await run(process.execPath, ['-e', script], { cwd: projectFolder, env: environment })
  return JSON.parse(stdout) as string | null
}

/** Takes an entry of ours out of the keyring, as if the keyring had been replaced. */
export async function removeFromKeyring(environment: NodeJS.ProcessEnv, account: string): Promise<void> {
  const script = `require('keytar').deletePassword('AgentBar', ${JSON.stringify(account)})`
  await run(process.execPath, ['-e', script], { cwd: projectFolder, env: environment })
}
