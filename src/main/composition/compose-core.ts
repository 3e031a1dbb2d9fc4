import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { platform } from 'node:process'
import { SavedColleaguesService } from '../../core/colleagues/saved-colleagues-service.ts'
import { AppStore } from '../../core/app-store.ts'
import { testConnection } from '../../core/gateway/connection-test.ts'
import { AddressedTransport } from '../../core/gateway/addressed-transport.ts'
import { parseGatewayAddress, splitGatewayAddress } from '../../core/gateway/gateway-address.ts'
import { KeyringEntries } from '../../core/keyring-entries.ts'
import { AutomaticLookup } from '../../core/lookup/automatic-lookup.ts'
import { LookupService } from '../../core/lookup/lookup-service.ts'
import { RequestBudget } from '../../core/lookup/request-budget.ts'
import { damageNotice, NoticeBoard } from '../../core/notice-board.ts'
import type { CredentialVault, GatewayRoute, Log, SettingsFile, Transport } from '../../core/ports.ts'
import { ProxyCredentials } from '../../core/proxy-credentials.ts'
import { OpenQuestions } from '../../core/open-questions.ts'
import { ProfileService } from '../../core/session/profile-service.ts'
import { SessionSecrets } from '../../core/session/session-secrets.ts'
import { SessionService } from '../../core/session/session-service.ts'
import { visibleColleagues } from '../../core/session/shared-seat.ts'
import { ShiftChange } from '../../core/session/shift-change.ts'
import { SettingsService } from '../../core/settings/settings-service.ts'
import { settingsView } from '../../core/settings/settings-view.ts'
import { describeThrown } from '../../core/uncaught-errors.ts'
import type { AppSnapshot } from '../../shared/app-snapshot.ts'
import type { ConnectionTest, SignInInput } from '../../shared/commands.ts'
import type { AppError } from '../../shared/error-codes.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Profile } from '../../shared/settings.ts'
import { jitteredBackOff } from '../adapters/jittered-back-off.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { ToughCookieJar } from '../adapters/tough-cookie-jar.ts'
import type { UserDataFolder } from './user-data-folder.ts'
import { createGatewayTransportFactory } from './gateway-transport-factory.ts'

export interface ComposeCoreParts {
  readonly version: string
  readonly systemLanguage: 'zh-CN' | 'en'
  readonly userData: UserDataFolder
  readonly settingsFile: SettingsFile
  readonly vault: CredentialVault
  readonly log: Log
  /** Whether this process keeps the session alive. */
  readonly mayPoll: boolean
  /** If set, the only trusted certificate: that of the demo gateway. */
  readonly demoCertificatePem: string | null
  readonly demoColleague: AppSnapshot['demoColleague']
}

export interface Core {
  readonly store: AppStore
  readonly settings: SettingsService
  readonly notices: NoticeBoard
  readonly session: SessionService
  readonly lookup: LookupService
  readonly automaticLookup: AutomaticLookup
  readonly colleagues: SavedColleaguesService
  readonly profiles: ProfileService
  readonly shiftChange: ShiftChange
  readonly questions: OpenQuestions
  readonly proxyCredentials: ProxyCredentials
  readonly testConnection: (input: Pick<SignInInput, 'gateway' | 'caFile'>) => Promise<Result<ConnectionTest>>
}

/** Creates what the panel and the command line have in common: everything except windows. */
export function composeCore(parts: ComposeCoreParts): Core {
  const settings = new SettingsService(parts.settingsFile, (saved) => notices.follow('settings-not-saved', saved))
  const { unreadable } = settings.start()
  const store = new AppStore(firstSnapshot(parts, settings), (error) => void leaveUncaught(error))
  const notices: NoticeBoard = new NoticeBoard((current) => store.update({ notices: current }))
  const { problem } = parts.userData
  if (problem !== null) notices.add('user-data-unwritable', { detail: problem })
  if (unreadable !== null) notices.add('settings-unreadable', { detail: unreadable })
  // A command leaves a damaged file to the panel, which has somebody to tell.
  if (parts.mayPoll) settings.keepDamagedFile()
  if (settings.damage) notices.add(...damageNotice(settings.damage))

  const questions = new OpenQuestions((open) => store.update({ questions: open }))
  const onRemoved = (removed: Result<null>): void => notices.follow('keyring-not-cleared', removed)
  const keyring = new KeyringEntries({ vault: parts.vault, settings, onRemoved })
  const proxyCredentials = new ProxyCredentials({ keyring, settings, questions })
  const createOriginTransport = createGatewayTransportFactory({
    settings,
    questions,
    proxySignIn: proxyCredentials,
    onUnexpected: (error) => {
      const reportId = randomUUID().slice(0, 8)
      parts.log.error('request failed unexpectedly', { reportId, what: describeThrown(error) })
      return { code: 'internal', reportId }
    },
    demoCertificatePem: parts.demoCertificatePem,
  })
  const createTransport = (gateway: string, caFile: string | null): Transport =>
    new AddressedTransport(gateway, createOriginTransport(splitGatewayAddress(gateway).origin, caFile))
  const openRoute = (profile: Profile, cookies: string | null): Result<GatewayRoute> => {
    const transport = createTransport(profile.gateway, profile.caFile)
    return success({ transport, cookies: new ToughCookieJar(profile.gateway, cookies) })
  }

  const secrets = new SessionSecrets(keyring, settings, (isChanged) =>
    store.update({ keyring: isChanged ? 'changed' : parts.vault.state() }),
  )
  const session: SessionService = new SessionService({
    clock: systemClock,
    mayPoll: parts.mayPoll,
    random: Math.random,
    createBackOff: jitteredBackOff,
    settings,
    secrets,
    log: parts.log,
    openRoute,
    createCancel: () => {
      const controller = new AbortController()
      // Many lookups may wait on one session, which is no leak.
      setMaxListeners(0, controller.signal)
      return { signal: controller.signal, cancel: () => controller.abort() }
    },
    onChanged: () => store.update({ session: session.view, ...visibleLists() }),
    onPollProblem: (problem) => {
      if (problem) parts.log.warn('polls fail', { code: problem.code, retcode: problem.retcode })
      notices.follow('events-not-arriving', problem ? failure(withCodes(problem)) : success(null))
    },
    onNotStored: (what, problem) => {
      parts.log.warn('not stored in the keyring', { what, code: problem.code })
      notices.add(what === 'session' ? 'session-in-memory-only' : 'password-not-stored', {
        cause: problem.code,
        detail: problem.code,
      })
    },
  })
  const colleagues = new SavedColleaguesService({
    clock: systemClock,
    settings,
    onChanged: () => store.update(visibleLists()),
  })
  const visibleLists = () => visibleColleagues(colleagues.view, settings.current, session.view)
  const lookup = new LookupService({ clock: systemClock, settings, session })
  store.update(visibleLists())
  settings.onChanged(() => {
    colleagues.applySettings()
    store.update({ ...settingsView(settings), ...visibleLists() })
  })
  parts.vault.onStateChanged((state) => {
    store.update({ keyring: state })
    if (state !== 'available') return
    // First what is to be stored now: what is in use again is no leftover.
    session.notify({ type: 'keyring-unlocked' })
    // A command beside the panel would take what the panel is just storing for a leftover.
    if (parts.mayPoll) void keyring.removeLeftovers()
  })

  return {
    store,
    settings,
    notices,
    session,
    colleagues,
    questions,
    proxyCredentials,
    profiles: new ProfileService({ settings, secrets, session }),
    shiftChange: new ShiftChange({ session, settings, secrets, colleagues, questions, notices }),
    lookup,
    automaticLookup: new AutomaticLookup({ lookup, session, budget: new RequestBudget(systemClock) }),
    testConnection: async ({ gateway, caFile }) => {
      const address = parseGatewayAddress(gateway)
      if (!address.ok) return address
      const transport = createTransport(address.value, caFile)
      const tested = await testConnection(address.value, transport, settings.current, systemClock)
      await transport.close()
      return tested
    },
  }
}

/** Hands an error to the handler of uncaught ones, which tells the agent. */
async function leaveUncaught(error: unknown): Promise<never> {
  await Promise.resolve()
  throw error
}

/** With what a help desk asks for in place of the detail. */
const withCodes = (problem: AppError): AppError => ({
  ...problem,
  detail: [problem.retcode, problem.code, problem.detail].filter((part) => part !== undefined).join(' · '),
})

const platforms: Readonly<Record<string, AppSnapshot['platform']>> = {
  linux: 'linux',
  win32: 'win32',
  darwin: 'darwin',
}

function firstSnapshot(
  { version, systemLanguage, demoCertificatePem, demoColleague }: ComposeCoreParts,
  settings: SettingsService,
): AppSnapshot {
  return {
    revision: 1,
    version,
    platform: platforms[platform] ?? 'other',
    isDemo: demoCertificatePem !== null,
    demoColleague,
    systemLanguage,
    session: { state: 'signed-out', problem: null },
    keyring: 'unknown',
    ...settingsView(settings),
    favouriteColleagues: [],
    recentColleagues: [],
    hotkey: { accelerator: settings.current.hotkey, state: settings.current.hotkey === null ? 'off' : 'active' },
    desktop: { limits: [], hasOpacity: platform !== 'linux' },
    questions: [],
    notices: [],
    sleptAt: null,
  }
}
