import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sessionBus } from '@jellybrick/dbus-next'
import { startCaGateway } from '../scripts/package/ca-gateway.mjs'
import { runQuietly } from '../scripts/setup/child-process.mjs'
import { projectFolder } from '../scripts/setup/folders.mjs'
import { onExit } from '../scripts/setup/cleanup.mjs'
import { startSessionBus } from '../scripts/setup/session-bus.mjs'
import { step, StepFailure } from '../scripts/setup/steps.mjs'
import { startVirtualDisplay } from '../scripts/setup/virtual-display.mjs'
import { withoutExtraTrust } from '../scripts/test/test-environment.mjs'

/** The gateway signs idle agents out. A benchmark takes longer than the usual limit. */
const IDLE_LIMIT_MS = 86_400_000
const SIGN_IN_TIMEOUT_MS = 30_000

/**
 * Starts a desktop for the benchmarks: a display, a keyring with a signed-in session, and a
 * gateway.
 * @returns `app` and `floor`: how to start each, with the same runtime, flags and environment.
 */
export async function startTestDesktop(runtime, runtimeEnvironment) {
  const folder = mkdtempSync(path.join(tmpdir(), 'agentbar-bench-'))
  onExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const bus = await startSessionBus()
  await claimTrayHostName(bus.environment.DBUS_SESSION_BUS_ADDRESS)
  const display = await startVirtualDisplay()
  const environment = {
    ...withoutExtraTrust(process.env),
    ...runtimeEnvironment,
    ...bus.environment,
    ...display.environment,
  }
  delete environment.WAYLAND_DISPLAY
  const signInFile = path.join(folder, 'sign-in.json')
  await startCaGateway(signInFile, ['--idle-limit-ms', String(IDLE_LIMIT_MS)])

  const common = { executable: runtime.executable, environment, flags: commonFlags() }
  const app = { ...common, name: 'app', target: projectFolder, userData: path.join(folder, 'app') }
  const floor = {
    ...common,
    name: 'floor',
    target: path.join(import.meta.dirname, 'floor-app'),
    userData: path.join(folder, 'floor'),
  }
  await step('Signing in', () => signIn(app, signInFile, folder))
  return { app, floor, signInFile }
}

function commonFlags() {
  const isRootOnLinux = process.platform === 'linux' && process.getuid() === 0
  return [...(isRootOnLinux ? ['--no-sandbox'] : []), '--disable-gpu', '--log-level=3']
}

/** Stores a session in the keyring, as the app finds it on every start but the first. */
async function signIn(app, signInFile, folder) {
  const { gateway, certificatePem, agentId, password, phone } = JSON.parse(readFileSync(signInFile, 'utf8'))
  const caFile = path.join(folder, 'ca.pem')
  writeFileSync(caFile, certificatePem)
  const command = ['session', 'sign-in', '--gateway', gateway, '--agent', agentId, '--phone', phone, '--ca', caFile]
  const args = [...app.flags, `--user-data-dir=${app.userData}`, app.target, ...command]
  const { code, standardOutput, output } = await runQuietly(app.executable, args, {
    env: app.environment,
    input: `${password}\n`,
    timeout: SIGN_IN_TIMEOUT_MS,
  })
  // After a time-out it exits with code 0, but without output.
  if (code !== 0 || standardOutput === '') throw new StepFailure('The agent could not be signed in.', { output })
}

/**
 * Claims the D-Bus name of a tray host. Without one, the panel would be minimized instead of
 * hidden.
 */
async function claimTrayHostName(busAddress) {
  const bus = sessionBus({ busAddress })
  await bus.requestName('org.kde.StatusNotifierWatcher', 0)
  onExit(() => bus.disconnect())
}
