import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { firstMatch, runQuietly, startChild } from './child-process.mjs'
import { displayVariables, withoutVariables } from './environment.mjs'
import { onExit } from './cleanup.mjs'
import { StepFailure } from './steps.mjs'

const READY_TIMEOUT_MS = 20_000
const POLL_INTERVAL_MS = 20

/**
 * Starts a private D-Bus session with an unlocked keyring, and folders of its own for configuration, data and run-time
 * files: what runs in it can neither see nor change the user's own keyring and settings.
 * @returns `environment` to run a program in it, and `stop`.
 */
export async function startSessionBus() {
  const folder = mkdtempSync(path.join(tmpdir(), 'agentbar-session-'))
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const environment = privateFolders(folder)
  const bus = await startBus(environment)
  environment.DBUS_SESSION_BUS_ADDRESS = bus.address
  // There is no system bus on a bare machine; the private one answers in its place, so that Chromium does not complain.
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
  // Without a display: what the bus starts must answer by itself, and not by asking on a screen that nobody sees.
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
  child.process.stdin.on('error', () => {}) // When it could not be started: the missing name below tells.
  child.process.stdin.end('private') // The password of the keyring that is made here and lost with the folder.
  if (await hasSecretService(child, env)) return child
  await child.stop()
  throw new StepFailure('The keyring of the private session did not start.', {
    hint: 'check that gnome-keyring-daemon is installed (package gnome-keyring).',
  })
}

/** The keyring says nothing when it is ready; it is once it owns its name on the bus. */
async function hasSecretService(child, env) {
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
  ]
  const givenUpAt = performance.now() + READY_TIMEOUT_MS
  while (performance.now() < givenUpAt) {
    const { output } = await runQuietly('dbus-send', [...question, 'string:org.freedesktop.secrets'], { env })
    if (output.includes('boolean true')) return true
    const hasEnded = await Promise.race([child.ended.then(() => true), delay(POLL_INTERVAL_MS, false)])
    if (hasEnded) return false
  }
  return false
}
