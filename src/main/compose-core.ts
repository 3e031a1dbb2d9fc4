import { platform } from 'node:process'
import { AppStore } from '../core/app-store.ts'
import { testConnection } from '../core/gateway/connection-test.ts'
import { readGatewayAddress } from '../core/gateway/gateway-address.ts'
import { LookupService } from '../core/lookup/lookup-service.ts'
import { NoticeBoard } from '../core/notice-board.ts'
import type { CredentialVault, GatewayRoute, Log, SettingsFile } from '../core/ports.ts'
import { retryDelayMs } from '../core/session/retry-delay.ts'
import { SessionSecrets } from '../core/session/session-secrets.ts'
import { SessionService } from '../core/session/session-service.ts'
import { SettingsService } from '../core/settings/settings-service.ts'
import type { AppSnapshot } from '../shared/app-snapshot.ts'
import type { ConnectionTest, SignInInput } from '../shared/ipc-contract.ts'
import { success, type Result } from '../shared/reply.ts'
import type { Profile } from '../shared/settings.ts'
import { systemClock } from './adapters/system-clock.ts'
import { ToughCookieJar } from './adapters/tough-cookie-jar.ts'
import { exactTrust, readCaFile, systemTrust } from './adapters/transport/trust.ts'
import { UndiciTransport } from './adapters/transport/undici-transport.ts'

export interface CoreParts {
  readonly version: string
  readonly systemLanguage: 'zh-CN' | 'en'
  readonly settingsFile: SettingsFile
  readonly vault: CredentialVault
  readonly log: Log
  /** Whether this process keeps the session alive. */
  readonly mayPoll: boolean
  /** The demo gateway's certificate, which then is the only one trusted. */
  readonly demoCertificatePem: string | null
}

export interface Core {
  readonly store: AppStore
  readonly settings: SettingsService
  readonly notices: NoticeBoard
  readonly session: SessionService
  readonly lookup: LookupService
  readonly testConnection: (input: Pick<SignInInput, 'gateway' | 'caFile'>) => Promise<Result<ConnectionTest>>
}

/** Builds the program without its window: what the panel and the command line have in common. */
export function composeCore(parts: CoreParts): Core {
  const settings = new SettingsService(parts.settingsFile)
  const { setAsideAs } = settings.start()
  const store = new AppStore(firstSnapshot(parts, settings))
  const notices = new NoticeBoard((current) => store.update({ notices: current }))
  if (setAsideAs !== null) notices.add('settings-set-aside', setAsideAs)

  const openTransport = (gateway: string, caFile: string | null): Result<UndiciTransport> => {
    const extraCa = caFile === null ? success(null) : readCaFile(caFile)
    if (!extraCa.ok) return extraCa
    const { demoCertificatePem } = parts
    const trust = () => (demoCertificatePem === null ? systemTrust(extraCa.value) : exactTrust(demoCertificatePem))
    return success(new UndiciTransport(gateway, trust))
  }
  const openRoute = (profile: Profile, cookies: string | null): Result<GatewayRoute> => {
    const transport = openTransport(profile.gateway, profile.caFile)
    return transport.ok
      ? success({ transport: transport.value, cookies: new ToughCookieJar(profile.gateway, cookies) })
      : transport
  }

  const session: SessionService = new SessionService({
    clock: systemClock,
    mayPoll: parts.mayPoll,
    random: Math.random,
    retryDelayMs: (attempt) => retryDelayMs(attempt, Math.random()),
    settings,
    secrets: new SessionSecrets(parts.vault, settings),
    log: parts.log,
    openRoute,
    createCancel: () => {
      const controller = new AbortController()
      return { signal: controller.signal, cancel: () => controller.abort() }
    },
    onChanged: () => store.update({ session: session.view }),
    onNotStored: (what, problem) => {
      parts.log.warn('not stored in the keyring', { what, code: problem.code })
      notices.add(what === 'session' ? 'session-in-memory-only' : 'password-not-stored', problem.code)
    },
  })
  settings.onChanged(() => store.update(settingsView(settings)))
  parts.vault.onStateChanged((keyring) => {
    store.update({ keyring })
    if (keyring === 'available') session.notify({ type: 'keyring-unlocked' })
  })

  return {
    store,
    settings,
    notices,
    session,
    lookup: new LookupService({
      clock: systemClock,
      highestWorkno: () => settings.current.highestWorkno,
      ask: (workno) => session.queryAgentInfoByWorkNo(workno),
    }),
    testConnection: async ({ gateway, caFile }) => {
      const address = readGatewayAddress(gateway)
      if (!address.ok) return address
      const transport = openTransport(address.value, caFile)
      if (!transport.ok) return transport
      const tested = await testConnection(address.value, transport.value, settings.current, systemClock)
      await transport.value.close()
      return tested
    },
  }
}

const platforms: Readonly<Record<string, AppSnapshot['platform']>> = { linux: 'linux', win32: 'win32', darwin: 'darwin' }

function firstSnapshot({ version, systemLanguage, demoCertificatePem }: CoreParts, settings: SettingsService): AppSnapshot {
  return {
    revision: 1,
    version,
    platform: platforms[platform] ?? 'other',
    isDemo: demoCertificatePem !== null,
    systemLanguage,
    session: { state: 'signed-out', problem: null },
    keyring: 'unknown',
    ...settingsView(settings),
    notices: [],
    sleptAt: null,
  }
}

function settingsView(settings: SettingsService): Pick<AppSnapshot, 'settings' | 'profile'> {
  const { language, theme, textSizePercent, highestWorkno, isAlwaysOnTop, requestTimeoutMs } = settings.current
  const profile = settings.activeProfile
  if (!profile) return { settings: { language, theme, textSizePercent, highestWorkno, isAlwaysOnTop, requestTimeoutMs }, profile: null }
  const { isSessionStored: _, ...view } = profile
  return { settings: { language, theme, textSizePercent, highestWorkno, isAlwaysOnTop, requestTimeoutMs }, profile: view }
}
