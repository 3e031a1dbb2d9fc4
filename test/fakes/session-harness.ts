import { setMaxListeners } from 'node:events'
import type { Clock, GatewayRoute } from '../../src/core/ports.ts'
import { KeyringEntries } from '../../src/core/keyring-entries.ts'
import { ProfileService } from '../../src/core/session/profile-service.ts'
import { SessionSecrets } from '../../src/core/session/session-secrets.ts'
import { SessionService } from '../../src/core/session/session-service.ts'
import { SettingsService } from '../../src/core/settings/settings-service.ts'
import { MemoryVault } from '../../src/main/adapters/memory-vault.ts'
import type { AppError } from '../../src/shared/error-codes.ts'
import { success } from '../../src/shared/result.ts'
import type { Profile } from '../../src/shared/settings.ts'
import { exampleProfile } from '../fixtures/example-profile.ts'
import { FakeSettingsFile } from './fake-settings-file.ts'
import { RecordingLog } from './recording-log.ts'

export interface SessionHarnessOptions {
  readonly clock: Clock
  readonly openRoute: (profile: Profile, cookies: string | null) => GatewayRoute
  readonly profile?: Profile
  readonly vault?: MemoryVault
  readonly mayPoll?: boolean
  readonly random?: () => number
  readonly retryMs?: number
  readonly onChanged?: () => void
}

export interface SessionHarness {
  readonly session: SessionService
  readonly settings: SettingsService
  readonly profiles: ProfileService
  readonly vault: MemoryVault
  readonly log: RecordingLog
  readonly notStored: AppError[]
  /** Why polls fail; null when they do no more. */
  readonly pollProblems: (AppError | null)[]
  /** Signs the harness's agent in with this password, kept in the vault when asked. */
  signIn(password?: string, isPasswordToBeStored?: boolean): ReturnType<SessionService['signIn']>
}

/** A session service with everything around it in memory but the gateway. */
export function createSessionHarness(options: SessionHarnessOptions): SessionHarness {
  const { clock, profile = exampleProfile, vault = new MemoryVault(), retryMs = 1_000 } = options
  const settings = new SettingsService(new FakeSettingsFile())
  const log = new RecordingLog()
  const notStored: AppError[] = []
  const secrets = new SessionSecrets(new KeyringEntries({ vault, settings }), settings)
  const pollProblems: (AppError | null)[] = []
  const session = new SessionService({
    clock,
    log,
    settings,
    mayPoll: options.mayPoll ?? true,
    random: options.random ?? (() => 0.5),
    createBackOff: () => ({ nextDelayMs: () => retryMs }),
    secrets,
    openRoute: (opened, cookies) => success(options.openRoute(opened, cookies)),
    createCancel: () => {
      const controller = new AbortController()
      // Many lookups may wait on one session: that is no leak.
      setMaxListeners(0, controller.signal)
      return { signal: controller.signal, cancel: () => controller.abort() }
    },
    onChanged: () => options.onChanged?.(),
    onPollProblem: (problem) => void pollProblems.push(problem),
    onNotStored: (_what, problem) => notStored.push(problem),
  })
  return {
    session,
    settings,
    profiles: new ProfileService({ settings, secrets, session }),
    vault,
    log,
    notStored,
    pollProblems,
    signIn: (password = 'secret', isPasswordToBeStored = true) =>
      session.signIn('login', { profile, password, isPasswordToBeStored }),
  }
}
