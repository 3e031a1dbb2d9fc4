import { failure, success, type Result } from '../../shared/result.ts'
import type { SettingsService } from './settings-service.ts'

/**
 * The CA files that the page may name: those that the agent chose in the system's dialog since the
 * start, and those of the profiles. A page that is not itself any more could otherwise have any
 * file opened.
 */
export class ChosenCaFiles {
  readonly #settings: Pick<SettingsService, 'current'>
  readonly #chosen = new Set<string>()

  constructor(settings: Pick<SettingsService, 'current'>) {
    this.#settings = settings
  }

  /** The agent chose it. */
  add(path: string): void {
    this.#chosen.add(path)
  }

  /** Fails with `ca-file-unreadable` for a file that nobody chose. */
  check(path: string | null): Result<null> {
    const isKnown =
      path === null || this.#chosen.has(path) || this.#settings.current.profiles.some(({ caFile }) => caFile === path)
    return isKnown ? success(null) : failure({ code: 'ca-file-unreadable', reason: 'file-not-chosen' })
  }
}
