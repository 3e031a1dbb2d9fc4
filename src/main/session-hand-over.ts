import { readHandOverDeepLink, readPastedGuid } from '../core/session/sign-in/hand-over-deep-link.ts'
import { readAdoptInput } from '../core/session/sign-in/sign-in-input.ts'
import { failure, type Result } from '../shared/result.ts'
import type { Core } from './composition/compose-core.ts'

export interface HandOverClipboard {
  /** A string, or a promise of one on newer Electron. */
  read(): string | Promise<string>
  clear(): void | Promise<void>
}

export interface SessionHandOver {
  /** Asks the agent about a link of another program; a link that is none of ours, or names no configured gateway, is passed over. */
  open(link: string): void
  /** The agent agreed: the Guid is taken from the clipboard, which is cleared. */
  accept(): Promise<Result<null>>
}

/** Sessions handed over by link: nothing happens before the agent has read which gateway and which agent it is about. */
export function createSessionHandOver(
  { settings, session, questions }: Core,
  clipboard: HandOverClipboard,
): SessionHandOver {
  return {
    open: (link) => {
      const handOver = readHandOverDeepLink(link, settings.current.profiles)
      if (handOver) questions.ask({ kind: 'hand-over', ...handOver })
    },
    accept: async () => {
      const question = questions.find('hand-over')
      questions.close('hand-over')
      if (!question) return failure({ code: 'bad-input', detail: 'hand-over' })
      const guid = readPastedGuid(await clipboard.read())
      if (guid === null) return failure({ code: 'bad-input', detail: 'guid' })
      await clipboard.clear()
      const { gateway, agentId } = question
      const caFile = settings.current.profiles.find((profile) => profile.gateway === gateway)?.caFile ?? null
      const request = readAdoptInput({ gateway, agentId, guid, caFile }, settings.current)
      return request.ok ? session.adopt(request.value.profile, request.value.guid) : request
    },
  }
}
