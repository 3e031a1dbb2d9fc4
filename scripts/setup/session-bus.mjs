import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { firstMatch, runQuietly, startChild } from './child-process.mjs'
import { displayVariables, withoutVariables } from './environment-variables.mjs'
import { onExit } from './cleanup.mjs'
import { StepFailure } from './steps.mjs'

const READY_TIMEOUT_MS = 20_000
const POLL_INTERVAL_MS = 20

/**
 * Starts a private D-Bus session with an unlocked keyring and its own folders for configuration,
 * data and runtime files. Programs in it cannot read or change the user's keyring and settings.
 * @returns `environment` to run a program in it, and `stop`.
 */
export async function startSessionBus() {
  const folder = mkdtempSync(path.join(tmpdir(), 'agentbar-session-'))
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const environment = privateFolders(folder)
  const bus = await startBus(environment)
  environment.DBUS_SESSION_BUS_ADDRESS = bus.address
  // A minimal machine has no system bus. Chromium prints errors without one, so it gets this one.
  environment.DBUS_SYSTEM_BUS_ADDRESS = bus.address
  const keyring = await startKeyring(environment)
  return {
    environment,
    stop: async () => {
      await keyring.stop()
      await bus.stop()
      removeFolder()
    },
  }
}

function privateFolders(folder) {
  const environment = {}
  for (const kind of ['CONFIG', 'DATA']) {
    environment[`XDG_${kind}_HOME`] = path.join(folder, kind.toLowerCase())
    mkdirSync(environment[`XDG_${kind}_HOME`])
  }
  environment.XDG_RUNTIME_DIR = path.join(folder, 'run')
  mkdirSync(environment.XDG_RUNTIME_DIR, { mode: 0o700 })
  return environment
}

async function startBus(environment) {
  // Without a display, so that no service of the bus can open a dialog that nobody sees.
  const child = startChild('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env: { ...withoutVariables(process.env, displayVariables), ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ready = await firstMatch(child, child.process.stdout, /^(\S+)\n/, READY_TIMEOUT_MS)
  if (ready !== undefined) return { ...child, address: ready[1] }
  await child.stop()
  throw new StepFailure('The private D-Bus session did not start.', {
    hint: 'check that dbus-daemon is installed (package dbus-daemon).',
  })
}

async function startKeyring(environment) {
  const env = { ...process.env, ...environment }
  const child = startChild('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // If it could not be started, its name on the bus is missing below.
  child.process.stdin.on('error', () => {})
  // The password of the keyring, which is deleted with the folder.
  child.process.stdin.end('private')
  if (await hasSecretService(child, env)) return child
  await child.stop()
  throw new StepFailure('The keyring of the private session did not start.', {
    hint: 'check that gnome-keyring-daemon is installed (package gnome-keyring).',
  })
}

/** Waits until the keyring owns its name on the bus. It has no other sign that it is ready. */
async function hasSecretService(child, env) {
  const call = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner']
  const deadline = performance.now() + READY_TIMEOUT_MS
  while (performance.now() < deadline) {
    const { output } = await runQuietly('dbus-send', [...call, 'string:org.freedesktop.secrets'], { env })
    if (output.includes('boolean true')) return true
    const hasEnded = await Promise.race([child.ended.then(() => true), delay(POLL_INTERVAL_MS, false)])
    if (hasEnded) return false
  }
  return false
}
