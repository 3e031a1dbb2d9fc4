import { importScript } from './project.ts'
import { startTrayHost } from './tray-host.ts'

/** What one worker's apps run on: a display, a session bus, a keyring and a place for tray icons that nobody else uses. */
export interface TestDesktop {
  readonly environment: NodeJS.ProcessEnv
  stop(): Promise<void>
}

/** Something started, and the variables by which programs find it. */
export interface Started {
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Starts a private D-Bus session with an unlocked keyring (Linux). */
export async function startSessionBus(): Promise<Started> {
  const script = await importScript<{ startSessionBus(): Promise<Started> }>('setup/session-bus.mjs')
  return script.startSessionBus()
}

/** Starts an X server without a screen (Linux). */
export async function startVirtualDisplay(): Promise<Started> {
  const script = await importScript<{ startVirtualDisplay(): Promise<Started> }>('setup/virtual-display.mjs')
  return script.startVirtualDisplay()
}

/**
 * Starts a testDesktop. Elsewhere than on Linux there is but the machine's own keyring, which tests may use only where it is said to be
 * theirs (`AGENTBAR_TEST_KEYRING=private`).
 */
export async function startTestDesktop(): Promise<TestDesktop> {
  const inherited = { ...process.env, LANGUAGE: 'en', LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' }
  if (process.platform !== 'linux') {
    if (process.env['AGENTBAR_TEST_KEYRING'] === 'private')
      return { environment: inherited, stop: async () => undefined }
    throw new Error('Tests write to the keyring: set AGENTBAR_TEST_KEYRING=private where that is allowed.')
  }
  const bus = await startSessionBus()
  const display = await startVirtualDisplay()
  const trayHost = await startTrayHost(bus.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  return {
    environment: { ...inherited, ...bus.environment, ...display.environment },
    async stop() {
      await trayHost.stop()
      await display.stop()
      await bus.stop()
    },
  }
}
