import { join } from 'node:path'
import { projectFolder } from '../../support/project-folder.ts'
import { startTrayHost } from './tray-host.ts'

/** What one worker's apps run on: a display, session bus, keyring and tray of their own. */
export interface TestDesktop {
  readonly environment: NodeJS.ProcessEnv
  stop(): Promise<void>
}

/** A service that was started, and the environment variables by which programs find it. */
export interface StartedService {
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Starts a private D-Bus session with an unlocked keyring (Linux). */
export async function startSessionBus(): Promise<StartedService> {
  const script = await importScript<{ startSessionBus(): Promise<StartedService> }>('setup/session-bus.mjs')
  return script.startSessionBus()
}

/** Starts an X server without a screen (Linux). */
export async function startVirtualDisplay(): Promise<StartedService> {
  const script = await importScript<{ startVirtualDisplay(): Promise<StartedService> }>('setup/virtual-display.mjs')
  return script.startVirtualDisplay()
}

/**
 * Starts a test desktop. Other systems than Linux have only the machine's own keyring. Tests use it
 * only with `AGENTBAR_TEST_KEYRING=private`.
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

/** Imports one of the project's scripts, which have no types of their own. */
async function importScript<Module>(path: string): Promise<Module> {
  return (await import(join(projectFolder, 'scripts', path))) as Module
}
