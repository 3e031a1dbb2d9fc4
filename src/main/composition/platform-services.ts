import { join } from 'node:path'
import { app } from 'electron'
import type { CredentialVault, Log, SettingsFile } from '../../core/ports.ts'
import { beginSession } from '../../core/session/sign-in/begin-session.ts'
import { resolveSocketAddress, type SocketAddress } from '../adapters/socket-address.ts'
import { ElectronStoreSettingsFile } from '../adapters/electron-store-settings-file.ts'
import { rotatingFileLog } from '../adapters/rotating-file-log.ts'
import { spawnKeyringProcess } from '../adapters/keyring/electron-keyring-process.ts'
import { KeyringVault } from '../adapters/keyring/keyring-vault.ts'
import { MemorySettingsFile } from '../adapters/memory-settings-file.ts'
import { MemoryVault } from '../adapters/memory-vault.ts'
import { systemClock } from '../adapters/system-clock.ts'
import type { Core } from './compose-core.ts'
import { prepareUserDataFolder, type UserDataFolder } from './user-data-folder.ts'
import { readDemoProfile, type DemoProfile } from './demo-profile.ts'

/** What the platform provides: files and keyring, or in-memory replacements for a demo. */
export interface PlatformServices {
  readonly userData: UserDataFolder
  readonly settingsFile: SettingsFile
  readonly vault: CredentialVault
  readonly log: Log
  readonly logFolder: string
  readonly demo: DemoProfile | null
  readonly demoCertificatePem: string | null
  readonly demoColleague: DemoProfile['suggestedColleague'] | null
  /** Finds out the keyring's state. */
  readonly probeKeyring: () => Promise<unknown>
  /**
   * Watches whether the desktop shows tray icons; resolves, after the first call, with the function
   * that ends it.
   */
  readonly watchTrayHost: (onChanged: (hasHost: boolean) => void) => Promise<() => void>
  /**
   * The socket by which a command reaches the running panel; null in a demo, and if there is none.
   */
  readonly socketAddress: SocketAddress | null
  readonly stop: () => void
}

/**
 * Creates the services. Must run before the app is ready, since a demo uses another user-data
 * folder.
 */
export function preparePlatformServices(demoProfilePath: string | null): PlatformServices {
  const read = demoProfilePath === null ? null : readDemoProfile(demoProfilePath)
  if (read && !read.ok) throw new Error('the file named by --demo-profile is not a demo profile')
  const demo = read?.value ?? null
  const hasOwnFolder = app.commandLine.hasSwitch('user-data-dir')
  if (demo && !hasOwnFolder) app.setPath('userData', join(app.getPath('appData'), 'AgentBar Demo'))
  const userData = prepareUserDataFolder()
  const logFolder = join(userData.used, 'logs')
  const log = rotatingFileLog(logFolder)
  const shared = {
    log,
    logFolder,
    demo,
    demoCertificatePem: demo?.certificatePem ?? null,
    demoColleague: demo?.suggestedColleague ?? null,
    watchTrayHost: watchPlatformTrayHost,
    userData,
  }
  if (demo)
    return {
      ...shared,
      settingsFile: new MemorySettingsFile(),
      vault: new MemoryVault(),
      probeKeyring: async () => undefined,
      socketAddress: null,
      stop: () => undefined,
    }
  const vault = new KeyringVault({
    spawn: () => spawnKeyringProcess(join(import.meta.dirname, 'keyring-process.js')),
    clock: systemClock,
    log,
    isNullAmbiguous: process.platform === 'linux',
  })
  return {
    ...shared,
    settingsFile: new ElectronStoreSettingsFile(userData.wanted),
    vault,
    probeKeyring: () => vault.probe(),
    socketAddress: resolveSocketAddress(userData.used, {
      platform: process.platform,
      runtimeFolder: process.env['XDG_RUNTIME_DIR'],
      userId: process.getuid?.(),
    }),
    stop: () => vault.stop(),
  }
}

async function watchPlatformTrayHost(onChanged: (hasHost: boolean) => void): Promise<() => void> {
  // Windows and macOS always show tray icons.
  if (process.platform !== 'linux') {
    onChanged(true)
    return () => undefined
  }
  const { watchTrayHost } = await import('../adapters/watch-tray-host.ts')
  return watchTrayHost(onChanged)
}

/** Signs the demo's agent in. Does nothing without a demo. */
export async function signInToDemo(core: Core, { demo }: PlatformServices): Promise<void> {
  if (!demo) return
  const { gateway, agentId, password, phone } = demo
  const credentials = { gateway, agentId, password, phone }
  await beginSession(core, {
    kind: 'sign-in',
    ...credentials,
    caFile: null,
    mode: 'login',
    isPasswordToBeStored: true,
  })
}
