import type { SavedColleaguesService } from '../../core/colleagues/saved-colleagues-service.ts'
import type { HotkeyService } from '../../core/desktop/hotkey-service.ts'
import type { AppStore } from '../../core/app-store.ts'
import { withoutPin, withPin } from '../../core/gateway/certificate-pins.ts'
import type { AutomaticLookup } from '../../core/lookup/automatic-lookup.ts'
import type { LookupService } from '../../core/lookup/lookup-service.ts'
import { isDamageNotice, type NoticeBoard } from '../../core/notice-board.ts'
import type { PendingPanelRequest } from '../../core/panel/pending-panel-request.ts'
import type { ProxyCredentials } from '../../core/proxy-credentials.ts'
import type { OpenQuestions } from '../../core/open-questions.ts'
import type { ProfileService } from '../../core/session/profile-service.ts'
import { beginSession } from '../../core/session/sign-in/begin-session.ts'
import type { ShiftChange } from '../../core/session/shift-change.ts'
import type { SessionService } from '../../core/session/session-service.ts'
import { ChosenCaFiles } from '../../core/settings/chosen-ca-files.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import type { LookupAnswer } from '../../shared/agent-info.ts'
import type { ConnectionTest, QuestionAnswer, SignInInput } from '../../shared/commands.ts'
import { success, type Result } from '../../shared/result.ts'
import { desktopLimits, type SettingsPatch } from '../../shared/settings.ts'
import type { CommandHandlers } from './dispatcher.ts'

export interface HandlerParts {
  readonly store: AppStore
  readonly lookup: LookupService
  readonly automaticLookup: AutomaticLookup
  readonly session: SessionService
  readonly profiles: ProfileService
  readonly shiftChange: ShiftChange
  readonly settings: SettingsService
  readonly questions: OpenQuestions
  readonly proxyCredentials: ProxyCredentials
  readonly notices: NoticeBoard
  readonly testConnection: (input: Pick<SignInInput, 'gateway' | 'caFile'>) => Promise<Result<ConnectionTest>>
  readonly acceptHandOver: (id: string) => Promise<Result<null>>
  readonly probeKeyring: () => Promise<unknown>
  readonly colleagues: SavedColleaguesService
  readonly hotkey: Pick<HotkeyService, 'change' | 'pause'>
  readonly pendingPanelRequest: Pick<PendingPanelRequest, 'take'>
  readonly panel: { readonly isOnScreen: boolean; resize(height: number): void; hide(): void; resetPosition(): void }
  readonly setStartAtLogin: (isWanted: boolean) => Result<null>
  /** Logs an error of the page, and returns its report number. */
  readonly logPageError: (what: string) => string
  readonly quit: () => void
  readonly writeClipboard: (text: string) => Promise<void>
  readonly chooseCaFile: () => Promise<string | null>
}

/** What each command of the page does. Complete by its type. */
export function commandHandlers(parts: HandlerParts): CommandHandlers {
  const { store, lookup, session, profiles, settings, questions, panel, colleagues, hotkey } = parts
  const caFiles = new ChosenCaFiles(settings)
  const ifChosen = async <T>(input: { readonly caFile: string | null }, run: () => Promise<Result<T>>) => {
    const checked = caFiles.check(input.caFile)
    return checked.ok ? run() : checked
  }
  return {
    queryAgentInfoByWorkNo: async (workno) => {
      const answer = await lookup.queryAgentInfoByWorkNo(workno)
      if (answer.ok) colleagues.recordLookup(answer.value)
      return answer
    },
    refreshAgentInfoByWorkNo: (workno) => refreshAgentInfoByWorkNo(parts, workno),
    readSnapshot: () => success(store.current),
    signIn: (input) => ifChosen(input, () => beginSession(parts, { kind: 'sign-in', ...input })),
    signOut: () => session.signOut(),
    changeShift: () => parts.shiftChange.perform(),
    adoptSession: (input) => ifChosen(input, () => beginSession(parts, { kind: 'adopt', ...input })),
    retryNow: () => {
      questions.forgetDeclined()
      return done(() => session.checkNow())
    },
    answerQuestion: (answer) => answerQuestion(parts, answer),
    forgetPassword: () => session.forgetPassword(),
    probeKeyring: () => done(() => parts.probeKeyring()),
    selectProfile: (id) => profiles.select(id),
    renameProfile: ({ id, name }) => profiles.rename(id, name),
    removeProfile: (id) => profiles.remove(id),
    removeCertificatePin: (gateway) => changePins(parts, withoutPin(settings.current.pins, gateway)),
    testConnection: (input) => {
      questions.forgetDeclined()
      return ifChosen(input, () => parts.testConnection(input))
    },
    chooseCaFile: async () => {
      const path = await parts.chooseCaFile()
      if (path !== null) caFiles.add(path)
      return success(path)
    },
    updateSettings: (patch) => updateSettings(parts, patch),
    changeHotkey: (accelerator) => hotkey.change(accelerator),
    pauseHotkey: (isPaused) => done(() => hotkey.pause(isPaused)),
    setFavourite: ({ workno, isFavourite }) => done(() => colleagues.setFavourite(workno, isFavourite)),
    forgetColleague: (workno) => done(() => colleagues.forget(workno)),
    forgetAllRecent: () => done(() => colleagues.forgetAllRecent()),
    takePanelRequest: () => success(parts.pendingPanelRequest.take()),
    dismissNotice: (id) => done(() => dismissNotice(parts, id)),
    copyText: (text) => done(() => parts.writeClipboard(text)),
    copyAndHide: (text) =>
      done(async () => {
        // The agent pastes as soon as the other program has the focus.
        await parts.writeClipboard(text)
        panel.hide()
      }),
    resizePanel: (height) => done(() => panel.resize(height)),
    hidePanel: () => done(() => panel.hide()),
    resetPanelPosition: () => done(() => panel.resetPosition()),
    reportPageError: (what) => success(parts.logPageError(what)),
    quit: () => done(() => parts.quit()),
  }
}

/** A panel that nobody can see asks nothing by itself, whatever the page believes. */
async function refreshAgentInfoByWorkNo(
  { automaticLookup, colleagues, panel }: HandlerParts,
  workno: string,
): Promise<Result<LookupAnswer | null>> {
  if (!panel.isOnScreen) return success(null)
  const answer = await automaticLookup.queryAgentInfoByWorkNo(workno)
  if (answer.ok && answer.value) colleagues.noteState(answer.value)
  return answer
}

/** The system decides about a start at login: what it refuses is not saved either. */
function updateSettings({ settings, setStartAtLogin }: HandlerParts, patch: SettingsPatch): Result<null> {
  const { isStartedAtLogin: isWanted } = patch
  if (isWanted === undefined || isWanted === settings.current.isStartedAtLogin) return settings.change(patch)
  const arranged = setStartAtLogin(isWanted)
  return arranged.ok ? settings.change(patch) : arranged
}

/**
 * A dismissed limit of the desktop is not shown again at the next start, nor is a damaged settings
 * file.
 */
function dismissNotice({ notices, settings }: HandlerParts, id: string): void {
  notices.dismiss(id)
  if (isDamageNotice(id)) settings.dismissDamage()
  const limit = desktopLimits.find((one) => id === `limit-${one}`)
  const { dismissedLimits } = settings.current
  if (limit && !dismissedLimits.includes(limit)) settings.change({ dismissedLimits: [...dismissedLimits, limit] })
}

async function answerQuestion(parts: HandlerParts, answer: QuestionAnswer): Promise<Result<null>> {
  const { questions, settings, proxyCredentials } = parts
  const { id } = answer
  switch (answer.kind) {
    case 'certificate': {
      const question = questions.answered('certificate', id)
      if (!question.ok) return question
      if (answer.isPinned) questions.close(id)
      else questions.decline(id)
      const { gateway, certificate, mayBePinned } = question.value
      if (!answer.isPinned || !mayBePinned) return success(null)
      return changePins(parts, withPin(settings.current.pins, gateway, certificate.fingerprint256))
    }
    case 'proxy-credentials': {
      const answered = await proxyCredentials.answer(id, answer.credentials)
      if (answered.ok) parts.session.checkNow()
      return answered
    }
    case 'hand-over': {
      if (answer.isAccepted) return parts.acceptHandOver(id)
      const question = questions.answered('hand-over', id)
      if (!question.ok) return question
      questions.close(id)
      return success(null)
    }
  }
}

/** A decision about a certificate holds at once: what is under way is ended and asked again. */
function changePins({ settings, session }: HandlerParts, pins: SettingsService['current']['pins']): Result<null> {
  const changed = settings.change({ pins })
  session.checkNow()
  return changed
}

async function done(act: () => unknown): Promise<Result<null>> {
  await act()
  return success(null)
}
