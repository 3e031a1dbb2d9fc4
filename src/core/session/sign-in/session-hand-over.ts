import { parsePastedGuid } from '../../../shared/pasted-guid.ts'
import { failure, type Result } from '../../../shared/result.ts'
import type { OpenQuestions } from '../../open-questions.ts'
import { beginSession, type BeginSessionParts } from './begin-session.ts'
import { parseHandOverDeepLink } from './hand-over-deep-link.ts'

/** The system's clipboard, by which another program passes a Guid on. */
export interface HandOverClipboard {
  /** A string, or a promise of one on newer Electron. */
  read(): string | Promise<string>
  clear(): void | Promise<void>
}

export interface SessionHandOverParts extends BeginSessionParts {
  readonly questions: OpenQuestions
  readonly clipboard: HandOverClipboard
}

/**
 * Sessions that another program hands over by link. Nothing happens before the agent has read which
 * gateway and which agent it is about.
 */
export class SessionHandOver {
  readonly #parts: SessionHandOverParts

  constructor(parts: SessionHandOverParts) {
    this.#parts = parts
  }

  /** Asks the agent about a link; ignores any but a hand-over from a configured gateway. */
  open(link: string): void {
    const { settings, questions } = this.#parts
    const handOver = parseHandOverDeepLink(link, settings.current.profiles)
    if (handOver) questions.ask({ kind: 'hand-over', ...handOver })
  }

  /**
   * The agent agreed to the hand-over of that question: begins the session with the Guid on the
   * clipboard, which is then cleared.
   */
  async accept(id: string): Promise<Result<null>> {
    const { settings, questions, clipboard } = this.#parts
    const question = questions.answered('hand-over', id)
    if (!question.ok) return question
    questions.close(id)
    const guid = parsePastedGuid(await clipboard.read())
    if (guid === null) return failure({ code: 'guid-invalid' })
    await clipboard.clear()
    const { gateway, agentId } = question.value
    const caFile = settings.current.profiles.find((profile) => profile.gateway === gateway)?.caFile ?? null
    return beginSession(this.#parts, { kind: 'adopt', gateway, agentId, guid, caFile })
  }
}
