import { vi } from 'vitest'
import { ManualClock } from '../../../test/fakes/manual-clock.ts'
import { RecordingJar } from '../../../test/fakes/recording-jar.ts'
import { RecordingLog } from '../../../test/fakes/recording-log.ts'
import { createSessionHarness } from '../../../test/fakes/session-harness.ts'
import { advanceInSteps, VirtualGateway } from '../../../test/fakes/virtual-gateway.ts'
import { exampleProfile } from '../../../test/fixtures/example-profile.ts'
import { exampleSnapshot } from '../../../test/fixtures/example-snapshot.ts'
import { AppStore } from '../../core/app-store.ts'
import { SavedColleaguesService } from '../../core/colleagues/saved-colleagues-service.ts'
import { HotkeyService } from '../../core/desktop/hotkey-service.ts'
import { KeyringEntries } from '../../core/keyring-entries.ts'
import { AutomaticLookup } from '../../core/lookup/automatic-lookup.ts'
import { LookupService } from '../../core/lookup/lookup-service.ts'
import { RequestBudget } from '../../core/lookup/request-budget.ts'
import { NoticeBoard } from '../../core/notice-board.ts'
import { OpenQuestions } from '../../core/open-questions.ts'
import { PendingPanelRequest } from '../../core/panel/pending-panel-request.ts'
import { ProxyCredentials } from '../../core/proxy-credentials.ts'
import { ProfileService } from '../../core/session/profile-service.ts'
import { SessionSecrets } from '../../core/session/session-secrets.ts'
import { ShiftChange } from '../../core/session/shift-change.ts'
import type { CommandInput, CommandName, CommandOutput } from '../../shared/commands.ts'
import { success, type Result } from '../../shared/result.ts'
import { commandHandlers, type HandlerParts } from './command-handlers.ts'
import { dispatch } from './dispatcher.ts'

/** Tests by command, each under the sentence that says what the command decides. */
export type CommandTests<C extends CommandName> = {
  readonly [Name in C]: Readonly<Record<string, () => Promise<void>>>
}

/** What the commands ask of the system: each answers well until a test says otherwise. */
const systemCalls = () => ({
  setStartAtLogin: vi.fn<HandlerParts['setStartAtLogin']>(() => success(null)),
  testConnection: vi.fn<HandlerParts['testConnection']>(async ({ gateway }) => success({ gateway, tookMs: 12 })),
  acceptHandOver: vi.fn<HandlerParts['acceptHandOver']>(async () => success(null)),
  probeKeyring: vi.fn<HandlerParts['probeKeyring']>(async () => undefined),
  writeClipboard: vi.fn<HandlerParts['writeClipboard']>(async () => undefined),
  chooseCaFile: vi.fn<HandlerParts['chooseCaFile']>(async () => null),
  logPageError: vi.fn<HandlerParts['logPageError']>(() => 'report-7'),
  quit: vi.fn<HandlerParts['quit']>(),
  panel: {
    isOnScreen: true,
    resize: vi.fn<(height: number) => void>(),
    hide: vi.fn<() => void>(),
    resetPosition: vi.fn<() => void>(),
  },
  hotkeyPort: { claim: vi.fn((accelerator: string) => accelerator !== ''), release: vi.fn<(name: string) => void>() },
})

/**
 * The handlers behind the dispatcher, with all of core, a gateway in virtual time, and the system
 * faked.
 */
export function createCommandHarness() {
  const clock = new ManualClock()
  const gateway = new VirtualGateway(clock)
  const openRoute = () => ({ transport: gateway, cookies: new RecordingJar() })
  const { session, settings, vault } = createSessionHarness({ clock, openRoute, retryMs: 60_000 })
  const { hotkeyPort, ...system } = systemCalls()
  const store = new AppStore(exampleSnapshot, () => undefined)
  const notices = new NoticeBoard((shown) => store.update({ notices: shown }))
  const questions = new OpenQuestions((open) => store.update({ questions: open }))
  const colleagues = new SavedColleaguesService({ clock, settings, onChanged: () => undefined })
  const pendingPanelRequest = new PendingPanelRequest()
  const keyring = new KeyringEntries({ vault, settings })
  const secrets = new SessionSecrets(keyring, settings)
  const now = () => clock.now()
  const hotkeyParts = { port: hotkeyPort, now, settings, onPressed: vi.fn(), onChanged: vi.fn() }
  const lookup = new LookupService({ clock, settings, session })
  const parts: HandlerParts = {
    ...system,
    store,
    session,
    settings,
    notices,
    questions,
    colleagues,
    pendingPanelRequest,
    lookup,
    automaticLookup: new AutomaticLookup({ lookup, session, budget: new RequestBudget(clock) }),
    profiles: new ProfileService({ settings, session, secrets }),
    shiftChange: new ShiftChange({ settings, session, secrets, colleagues, questions, notices }),
    proxyCredentials: new ProxyCredentials({ keyring, settings, questions }),
    hotkey: new HotkeyService(hotkeyParts),
  }
  const handlers = commandHandlers(parts)

  /** Calls a command as the page does, and lets virtual time pass until it is answered. */
  async function call<C extends CommandName>(name: C, input?: CommandInput<C>): Promise<Result<CommandOutput<C>>> {
    const answered = dispatch({ handlers, log: new RecordingLog(), newReportId: () => 'report-1' }, true, name, input)
    await advanceInSteps(clock, 100, 5)
    // The handlers are typed by the same table as this name.
    return (await answered) as Result<CommandOutput<C>>
  }
  const { id: _, name: _name, signInMode, isPasswordStored: _p, isSessionStored: _s, ...typed } = exampleProfile
  const signInInput = { ...typed, password: 'secret', mode: signInMode, isPasswordToBeStored: true }
  return {
    ...system,
    hotkeyPort,
    ...{ clock, gateway, session, settings, colleagues, vault, store, notices, questions, pendingPanelRequest },
    call,
    signInInput,
    signIn: () => call('signIn', signInInput),
    /** The id of the profile that is active. */
    activeId: () => settings.current.activeProfileId ?? '',
    favourites: () => settings.current.favouriteColleagues.map(({ workno }) => workno),
    recent: () => settings.current.recentColleagues.map(({ workno }) => workno),
  }
}

/** A certificate question as the page is shown it, about the gateway of the example profile. */
export const certificateQuestion = {
  kind: 'certificate',
  gateway: exampleProfile.gateway,
  certificate: {
    subject: 'gateway.example',
    issuer: 'gateway.example',
    validFrom: 1_600_000_000_000,
    validTo: 1_900_000_000_000,
    fingerprint256: Array(32).fill('0A').join(':'),
  },
  reason: 'certificate-unknown',
  mayBePinned: true,
} as const
