import type { AppStore } from '../../core/app-store.ts'
import type { LookupService } from '../../core/lookup/lookup-service.ts'
import type { NoticeBoard } from '../../core/notice-board.ts'
import type { SessionService } from '../../core/session/session-service.ts'
import { readSignInInput } from '../../core/session/sign-in-input.ts'
import type { SettingsService } from '../../core/settings/settings-service.ts'
import type { ConnectionTest, SignInInput } from '../../shared/ipc-contract.ts'
import { success, type Result } from '../../shared/reply.ts'
import type { CommandHandlers } from './dispatcher.ts'

export interface HandlerParts {
  readonly store: AppStore
  readonly lookup: LookupService
  readonly session: SessionService
  readonly settings: SettingsService
  readonly notices: NoticeBoard
  readonly testConnection: (input: Pick<SignInInput, 'gateway' | 'caFile'>) => Promise<Result<ConnectionTest>>
  readonly panel: { resize(height: number): void; hide(): void }
  readonly writeClipboard: (text: string) => Promise<void>
  readonly chooseCaFile: () => Promise<string | null>
}

/** What each command of the page does. Complete by its type. */
export function commandHandlers(parts: HandlerParts): CommandHandlers {
  const { store, lookup, session, settings, notices, panel } = parts
  return {
    queryAgentInfoByWorkNo: (workno) => lookup.queryAgentInfoByWorkNo(workno),
    readSnapshot: () => success(store.current),
    signIn: (input) => {
      const request = readSignInInput(input, settings.current)
      return request.ok ? session.signIn('login', request.value) : request
    },
    signOut: async () => {
      await session.signOut()
      return success(null)
    },
    testConnection: (input) => parts.testConnection(input),
    chooseCaFile: async () => success(await parts.chooseCaFile()),
    updateSettings: (patch) => settings.change(patch),
    dismissNotice: (id) => done(() => notices.dismiss(id)),
    copyText: async (text) => {
      await parts.writeClipboard(text)
      return success(null)
    },
    resizePanel: (height) => done(() => panel.resize(height)),
    hidePanel: () => done(() => panel.hide()),
  }
}

function done(act: () => void): Result<null> {
  act()
  return success(null)
}
