import { utilityProcess } from 'electron'
import type { KeyringProcess } from './keyring-vault.ts'

/** Starts the keyring process, an Electron utility process, from its built file. */
export function spawnKeyringProcess(file: string): KeyringProcess {
  // What the system says of an error is read (keyring-error.ts), so it must be in English.
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' }
  const child = utilityProcess.fork(file, [], { serviceName: 'AgentBar keyring', stdio: 'ignore', env })
  return {
    post: (call) => child.postMessage(call),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  }
}
